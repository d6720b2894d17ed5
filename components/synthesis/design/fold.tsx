'use client'

import { ChevronRight } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useDesign } from './design-context'
import { isChanged } from './settings'

/**
 * Settings that few people change: closed, it says its values in one line, and how many of them are no longer the
 * default. It stands open while something in it is wrong.
 */
export function Fold({
  title,
  line,
  paths,
  children,
}: {
  title: string
  /** The values in force, in one line. */
  line: string
  /** The settings inside. */
  paths: readonly string[]
  children: ReactNode
}) {
  const { params, problems } = useDesign()
  const [isOpen, setOpen] = useState(false)
  const wrong = Object.keys(problems).filter((path) => paths.some((mine) => path.startsWith(mine))).length
  const changed = paths.filter((path) => isChanged(params, path)).length
  return (
    <details
      open={isOpen || wrong > 0}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
      className="group border-line border-t"
    >
      <summary className="flex h-8 list-none items-center gap-2 hover:bg-hover [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden className="size-3.5 shrink-0 text-ink-faint group-open:rotate-90" />
        <span className="w-28 shrink-0 font-medium">{title}</span>
        <span className="min-w-0 flex-1 truncate text-ink-soft text-meta group-open:invisible">{line}</span>
        {wrong > 0 ? (
          <span className="shrink-0 text-fail text-meta">✕ {wrong} to mend</span>
        ) : (
          changed > 0 && <span className="shrink-0 text-[0.6875rem] text-undecided">{changed} changed</span>
        )}
      </summary>
      <div className="grid gap-3 pt-1 pb-4 pl-5.5">{children}</div>
    </details>
  )
}
