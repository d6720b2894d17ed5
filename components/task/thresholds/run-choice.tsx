'use client'

import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { Select } from '@/components/ui/select'
import { counted } from '@/lib/shared/format'

/** Whose tasks are looked at. The address is the state. */
export function RunChoice({
  runs,
  current,
}: {
  runs: readonly { id: string; title: string; count: number }[]
  current: string
}) {
  const router = useRouter()
  return (
    <Select
      aria-label="Run"
      value={current}
      className="max-w-80"
      onChange={({ target }) => router.replace(`/tasks/thresholds?job=${target.value}` as Route)}
    >
      {runs.map(({ id, title, count }) => (
        <option key={id} value={id}>
          {title} · {counted(count, 'task')}
        </option>
      ))}
    </Select>
  )
}
