'use client'

import { Keyboard, PanelLeft, Search } from 'lucide-react'
import { usePathname } from 'next/navigation'
import { cx } from '@/components/ui/cx'
import { IconButton } from '@/components/ui/icon-button'
import { Kbd } from '@/components/ui/kbd'
import { Tooltip } from '@/components/ui/tooltip'
import type { Result } from '@/lib/shared/result'
import { PlaceLink } from './place-link'
import { FOOT_PLACES, isInside, type Place, WORK_PLACES } from './places'
import type { SidebarState, Theme } from './preferences'
import { ProjectSwitcher } from './project-switcher'
import type { ProjectChoice } from './shell-actions'
import { ThemeMenu } from './theme-menu'

/** The rooms in the order of the work, the project they belong to, and the few things that are always at hand. */
export function Sidebar({
  state,
  onToggle,
  theme,
  onThemeChange,
  projects,
  currentProjectId,
  switchProject,
  onCreateProject,
  onFind,
  onHelp,
}: {
  state: SidebarState
  onToggle: () => void
  theme: Theme
  onThemeChange: (theme: Theme) => void
  projects: readonly ProjectChoice[]
  currentProjectId: string
  switchProject: (id: string) => Promise<Result<null>>
  onCreateProject: () => void
  onFind: () => void
  onHelp: () => void
}) {
  const isCollapsed = state === 'collapsed'
  return (
    <aside
      aria-label="Studio"
      className={cx(
        'flex min-h-0 flex-col gap-1 border-line border-r bg-sunken p-2',
        isCollapsed ? 'w-12 pointer-coarse:w-16' : 'w-52 pointer-coarse:w-60',
      )}
    >
      <ProjectSwitcher
        projects={projects}
        currentProjectId={currentProjectId}
        isCollapsed={isCollapsed}
        switchProject={switchProject}
        onCreate={onCreateProject}
      />
      <FindButton isCollapsed={isCollapsed} onFind={onFind} />
      <nav aria-label="Rooms" className="mt-2 flex min-h-0 flex-1 flex-col overflow-y-auto">
        <PlaceList places={WORK_PLACES} isCollapsed={isCollapsed} />
        <div className="mt-auto pt-4">
          <PlaceList places={FOOT_PLACES} isCollapsed={isCollapsed} />
        </div>
      </nav>
      <div
        className={cx('flex items-center border-line border-t pt-1.5', isCollapsed ? 'flex-col' : 'gap-0.5')}
      >
        <ThemeMenu theme={theme} onChange={onThemeChange} />
        <IconButton
          label="Keyboard help"
          shortcut="?"
          side="right"
          icon={<Keyboard aria-hidden />}
          onClick={onHelp}
        />
        <IconButton
          label={isCollapsed ? 'Unfold the sidebar' : 'Fold the sidebar'}
          shortcut="mod+b"
          side="right"
          icon={<PanelLeft aria-hidden />}
          onClick={onToggle}
          className={isCollapsed ? undefined : 'ml-auto'}
        />
      </div>
    </aside>
  )
}

function PlaceList({ places, isCollapsed }: { places: readonly Place[]; isCollapsed: boolean }) {
  const pathname = usePathname()
  return (
    <ul className="grid gap-px">
      {places.map((place) => (
        <li key={place.href}>
          <PlaceLink place={place} isCurrent={isInside(pathname, place.href)} isCollapsed={isCollapsed} />
        </li>
      ))}
    </ul>
  )
}

function FindButton({ isCollapsed, onFind }: { isCollapsed: boolean; onFind: () => void }) {
  const button = (
    <button
      type="button"
      onClick={onFind}
      aria-label={isCollapsed ? 'Find or do' : undefined}
      className="flex h-control w-full items-center gap-2 rounded-md border border-line bg-paper px-[7px] text-ink-faint hover:border-line-strong hover:text-ink-soft"
    >
      <Search aria-hidden className="size-4 shrink-0" />
      {!isCollapsed && (
        <>
          <span className="flex-1 text-left">Find or do</span>
          <Kbd keys="mod+k" />
        </>
      )}
    </button>
  )
  if (!isCollapsed) return button
  return (
    <Tooltip label="Find or do" shortcut="mod+k" side="right">
      {button}
    </Tooltip>
  )
}
