import type { Route } from 'next'
import { LinkTabs } from '@/components/ui/link-tabs'

/** The views of tasks: the list, the review of what waits, the thresholds on a run's scores. */
export const TaskTabs = ({ current }: { current: '/tasks' | '/tasks/review' | '/tasks/thresholds' }) => (
  <LinkTabs
    label="Tasks"
    current={current}
    tabs={[
      { href: '/tasks' as Route, label: 'All' },
      { href: '/tasks/review' as Route, label: 'Review' },
      { href: '/tasks/thresholds' as Route, label: 'Thresholds' },
    ]}
  />
)
