'use client'

import type { Route } from 'next'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { RelativeTime } from '@/components/ui/relative-time'
import { Tag } from '@/components/ui/tag'
import { toast } from '@/components/ui/toaster'
import { counted } from '@/lib/shared/format'
import type { Result } from '@/lib/shared/result'

interface VersionRow {
  version: number
  note: string
  author: string
  nodeCount: number
  dependencyCount: number
  createdAt: Date
}

/** Every version of a graph, newest first: open it, compare it with the one before, make its content the newest again. */
export function VersionList({
  graphId,
  versions,
  compared,
  restore,
}: {
  graphId: string
  versions: readonly VersionRow[]
  /** The version that the comparison leads to. */
  compared: number
  restore: (input: {
    graphId: string
    version: number
    basedOn: number
  }) => Promise<Result<{ version: number }>>
}) {
  const router = useRouter()
  const [isPending, transition] = useTransition()
  const latest = versions[0]?.version ?? 0
  const restoreVersion = (version: number) =>
    transition(async () => {
      const restored = await restore({ graphId, version, basedOn: latest })
      if (!restored.ok) toast.error(restored.problem.message)
      else {
        toast.success(`Version ${version} is restored as version ${restored.value.version}.`)
        router.push(`/tool-graphs/${graphId}/versions` as Route)
      }
    })
  return (
    <ol aria-label="Versions of the graph" className="h-full overflow-auto">
      {versions.map(({ version, note, author, nodeCount, dependencyCount, createdAt }) => (
        <li
          key={version}
          aria-current={version === compared || undefined}
          className="grid gap-1 border-line border-b px-4 py-2 aria-[current]:bg-selected"
        >
          <p className="flex items-baseline gap-2">
            <span className="figures font-medium">v{version}</span>
            <Tag>{author}</Tag>
            <RelativeTime at={createdAt} className="ml-auto text-ink-soft text-meta" />
          </p>
          <p className="break-words text-ink-soft">{note || 'No note.'}</p>
          <p className="figures text-ink-soft text-meta">
            {counted(nodeCount, 'tool')} · {counted(dependencyCount, 'dependency')}
          </p>
          <p className="flex flex-wrap items-center gap-3 text-meta">
            <Link href={`/tool-graphs/${graphId}${version === latest ? '' : `?v=${version}`}` as Route}>
              Open
            </Link>
            {version > 1 && (
              <Link href={`/tool-graphs/${graphId}/versions?before=${version - 1}&after=${version}` as Route}>
                What it changed
              </Link>
            )}
            {version !== latest && (
              <>
                <Link href={`/tool-graphs/${graphId}/versions?before=${version}&after=${latest}` as Route}>
                  What changed since
                </Link>
                <ConfirmDialog
                  trigger={
                    <Button size="small" disabled={isPending}>
                      Restore
                    </Button>
                  }
                  title={`Restore version ${version}?`}
                  description={`Its content is saved as version ${latest + 1}; versions ${version + 1} to ${latest} stay as they are.`}
                  confirmLabel="Restore"
                  tone="primary"
                  onConfirm={() => restoreVersion(version)}
                />
              </>
            )}
          </p>
        </li>
      ))}
    </ol>
  )
}
