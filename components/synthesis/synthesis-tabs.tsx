import type { Route } from 'next'
import { LinkTabs } from '@/components/ui/link-tabs'

/** The views of synthesis: the design of a run, and the runs there are. */
export const SynthesisTabs = ({ current }: { current: '/synthesis' | '/synthesis/runs' }) => (
  <LinkTabs
    label="Synthesis"
    current={current}
    tabs={[
      { href: '/synthesis' as Route, label: 'Design' },
      { href: '/synthesis/runs' as Route, label: 'Runs' },
    ]}
  />
)
