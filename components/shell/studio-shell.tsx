'use client'

import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { type ReactNode, useState, useTransition } from 'react'
import { type Command, createCommandRegistry } from '@/components/ui/command'
import { PendingLine } from '@/components/ui/link-pending'
import { Toaster } from '@/components/ui/toaster'
import { TooltipProvider } from '@/components/ui/tooltip'
import { CommandRegistryContext, useCommands } from '@/components/ui/use-commands'
import { CommandMenu } from './command-menu'
import { CreateProjectDialog } from './create-project-dialog'
import { KeyboardHelp } from './keyboard-help'
import { FOOT_PLACES, WORK_PLACES } from './places'
import { type SidebarState, THEMES, type Theme } from './preferences'
import type { ProjectChoice, ShellActions } from './shell-actions'
import { Sidebar } from './sidebar'
import { useRecordVisits } from './use-recent-places'
import { useShortcuts } from './use-shortcuts'

interface ShellProps {
  projects: readonly ProjectChoice[]
  currentProjectId: string
  theme: Theme
  sidebar: SidebarState
  actions: ShellActions
  children: ReactNode
}

/** The studio around every page: the sidebar, the command menu, the keyboard, the toasts. */
export function StudioShell(props: ShellProps) {
  const [registry] = useState(createCommandRegistry)
  return (
    <CommandRegistryContext value={registry}>
      <TooltipProvider>
        <Frame {...props} />
        <Toaster />
      </TooltipProvider>
    </CommandRegistryContext>
  )
}

type Overlay = 'command-menu' | 'keyboard-help' | 'create-project'

function Frame({
  projects,
  currentProjectId,
  theme,
  sidebar: initialSidebar,
  actions,
  children,
}: ShellProps) {
  const router = useRouter()
  const [isGoing, startGoing] = useTransition()
  const [overlay, setOverlay] = useState<Overlay | null>(null)
  const [sidebar, setSidebar] = useState(initialSidebar)

  const toggle = (wanted: Overlay) => setOverlay((shown) => (shown === wanted ? null : wanted))
  const go = (href: Route) => startGoing(() => router.push(href))
  const close = () => setOverlay(null)

  function toggleSidebar() {
    const next = sidebar === 'open' ? 'collapsed' : 'open'
    setSidebar(next)
    void actions.saveSidebar(next)
  }

  // The page turns at once; the cookie follows, for the server's next page.
  function chooseTheme(next: Theme) {
    if (next === 'system') delete document.documentElement.dataset.theme
    else document.documentElement.dataset.theme = next
    void actions.saveTheme(next)
  }

  useCommands(
    'Go to',
    [...WORK_PLACES, ...FOOT_PLACES].map(
      (place): Command => ({
        name: `go-to.${place.href.slice(1)}`,
        label: place.label,
        shortcut: place.shortcut,
        run: () => go(place.href),
      }),
    ),
  )
  useCommands('Studio', [
    {
      name: 'studio.find',
      label: 'Find a place or a command',
      shortcut: 'mod+k',
      run: () => toggle('command-menu'),
    },
    { name: 'studio.help', label: 'Keyboard help', shortcut: '?', run: () => toggle('keyboard-help') },
    { name: 'studio.sidebar', label: 'Fold or unfold the sidebar', shortcut: 'mod+b', run: toggleSidebar },
    { name: 'studio.home', label: 'Front door', shortcut: 'g h', run: () => go('/') },
    { name: 'project.create', label: 'New project', run: () => setOverlay('create-project') },
    ...THEMES.map((choice) => ({
      name: `theme.${choice}`,
      label: `Theme: ${choice}`,
      run: () => chooseTheme(choice),
    })),
  ])
  useShortcuts()
  useRecordVisits()

  return (
    <div className="grid h-dvh grid-cols-[auto_minmax(0,1fr)] overflow-hidden">
      <a
        href="#main"
        className="floating -translate-y-16 fixed top-2 left-2 z-50 px-3 py-1.5 text-ink focus:translate-y-0"
      >
        Skip to the page
      </a>
      <Sidebar
        state={sidebar}
        onToggle={toggleSidebar}
        theme={theme}
        onThemeChange={chooseTheme}
        projects={projects}
        currentProjectId={currentProjectId}
        switchProject={actions.switchProject}
        onCreateProject={() => setOverlay('create-project')}
        onFind={() => setOverlay('command-menu')}
        onHelp={() => setOverlay('keyboard-help')}
      />
      {isGoing && (
        <div className="fixed inset-x-0 top-0 z-50">
          <PendingLine />
        </div>
      )}
      <main id="main" tabIndex={-1} className="flex min-h-0 min-w-0 flex-col overflow-y-auto outline-none">
        {children}
      </main>
      <CommandMenu isOpen={overlay === 'command-menu'} onClose={close} />
      <KeyboardHelp isOpen={overlay === 'keyboard-help'} onClose={close} />
      <CreateProjectDialog
        isOpen={overlay === 'create-project'}
        onClose={close}
        createProject={actions.createProject}
      />
    </div>
  )
}
