import type { Id } from '@/lib/shared/id'
import type { Result } from '@/lib/shared/result'
import type { SidebarState, Theme } from './preferences'

/** A project as the switcher lists it. */
export interface ProjectChoice {
  id: Id<'project'>
  name: string
}

/** What the shell asks of the server; the layout hands these down. */
export interface ShellActions {
  saveTheme: (theme: Theme) => Promise<void>
  saveSidebar: (state: SidebarState) => Promise<void>
  switchProject: (id: string) => Promise<Result<null>>
  /** Makes a project and goes into it. */
  createProject: (name: string) => Promise<Result<null>>
}
