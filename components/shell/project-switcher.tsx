'use client'

import { ChevronsUpDown, Plus } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTransition } from 'react'
import { cx } from '@/components/ui/cx'
import { DropdownMenu, MenuChoice, MenuItem, MenuSeparator } from '@/components/ui/dropdown-menu'
import { toast } from '@/components/ui/toaster'
import type { Result } from '@/lib/shared/result'
import { Mark } from './mark'
import type { ProjectChoice } from './shell-actions'

/** Names the project everything belongs to, and changes it. */
export function ProjectSwitcher({
  projects,
  currentProjectId,
  isCollapsed,
  switchProject,
  onCreate,
}: {
  projects: readonly ProjectChoice[]
  currentProjectId: string
  isCollapsed: boolean
  switchProject: (id: string) => Promise<Result<null>>
  onCreate: () => void
}) {
  const router = useRouter()
  const [isSwitching, startSwitching] = useTransition()
  const current = projects.find((project) => project.id === currentProjectId)
  const name = current?.name ?? 'No project'

  function choose(id: string) {
    startSwitching(async () => {
      const outcome = await switchProject(id)
      if (outcome.ok) router.push('/')
      else toast.error(outcome.problem.message)
    })
  }

  return (
    <DropdownMenu
      className="min-w-52"
      trigger={
        <button
          type="button"
          aria-label={`Project ${name}; change`}
          aria-busy={isSwitching || undefined}
          className="flex h-control items-center gap-2 rounded-md px-1.5 text-left hover:bg-hover data-[state=open]:bg-hover"
        >
          <Mark className="size-5 shrink-0" />
          {!isCollapsed && (
            <>
              <span className={cx('min-w-0 flex-1 truncate font-medium', isSwitching && 'text-ink-faint')}>
                {name}
              </span>
              <ChevronsUpDown aria-hidden className="size-3.5 shrink-0 text-ink-faint" />
            </>
          )}
        </button>
      }
    >
      <MenuChoice
        label="Projects"
        value={currentProjectId}
        options={projects.map((project) => ({ value: project.id as string, label: project.name }))}
        onChange={choose}
      />
      <MenuSeparator />
      <MenuItem icon={<Plus aria-hidden />} onSelect={onCreate}>
        New project…
      </MenuItem>
    </DropdownMenu>
  )
}
