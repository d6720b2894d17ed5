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
  saveTheme: (theme: Theme) => Promise<Result<null>>
  saveSidebar: (state: SidebarState) => Promise<Result<null>>
  /** Makes another project the current one. */
  switchProject: (id: string) => Promise<Result<null>>
  /** Makes a project, and makes it the current one. */
  createProject: (name: string) => Promise<Result<null>>
}
