import type { Route } from 'next'

/** How many of each there are in the project. */
export interface StudioCounts {
  tools: number
  graphs: number
  tasks: number
  trajectories: number
  datasets: number
}

/** One station of the path from tool documents to a dataset. */
export interface Station {
  href: Route
  label: string
  sentence: string
  count: number
  action: { href: Route; label: string }
}

/** The path in its order, with what the project has at each station. */
export function stationsOf(counts: StudioCounts): Station[] {
  return [
    {
      href: '/tools',
      label: 'Tools',
      sentence: 'Read from tool documents, filtered by stated rules.',
      count: counts.tools,
      action: { href: '/tools/import', label: 'Import tools' },
    },
    {
      href: '/tool-graphs',
      label: 'Graphs',
      sentence: 'Which call may follow which, each edge with its evidence.',
      count: counts.graphs,
      action: { href: '/tool-graphs', label: 'Build a graph' },
    },
    {
      href: '/tasks' as Route,
      label: 'Tasks',
      sentence: 'Requests written, varied and scored, to be accepted or refused.',
      count: counts.tasks,
      action: { href: '/tasks/review' as Route, label: 'Review tasks' },
    },
    {
      href: '/trajectories',
      label: 'Trajectories',
      sentence: 'Tasks written from chains, played and judged.',
      count: counts.trajectories,
      action: { href: '/synthesis', label: 'Synthesise' },
    },
    {
      href: '/datasets',
      label: 'Dataset versions',
      sentence: 'A selection, frozen and written for a trainer.',
      count: counts.datasets,
      action: { href: '/datasets', label: 'Freeze a version' },
    },
  ]
}
