import type { Route } from 'next'
import { FrontDoor, type JobGlance } from '@/components/shell/front-door'
import { stationsOf } from '@/components/shell/stations'
import { PageHeader } from '@/components/ui/page-header'
import { listDatasetVersions } from '@/lib/db/datasets'
import { listJobs } from '@/lib/db/jobs'
import { countTasks } from '@/lib/db/task-list'
import { listGraphs } from '@/lib/db/tool-graphs'
import { listServers } from '@/lib/db/tools'
import { countTrajectories } from '@/lib/db/trajectories'
import type { JobProgress } from '@/lib/job'
import { currentProject } from '@/lib/server/current-project'
import { TrajectoryFilter } from '@/lib/trajectory'

const JOBS_LOOKED_AT = 50
const JOBS_SHOWN = 6

/** The front door: how far the project has come, and what waits. */
export default async function FrontDoorPage() {
  const project = await currentProject()
  const [servers, graphs, tasks, trajectories, datasets, jobs] = await Promise.all([
    listServers(project.id),
    listGraphs(project.id),
    countTasks(project.id, {}),
    countTrajectories(project.id, TrajectoryFilter.parse({})),
    listDatasetVersions(project.id),
    listJobs(project.id, { limit: JOBS_LOOKED_AT }),
  ])
  const stations = stationsOf({
    tools: servers.reduce((sum, server) => sum + server.toolCount, 0),
    graphs: graphs.length,
    tasks: tasks.total,
    trajectories: trajectories.total,
    datasets: datasets.length,
  })
  const reached = stations.filter((station) => station.count > 0).length
  return (
    <>
      <PageHeader
        title="From tools to a dataset"
        facts={`${reached} of ${stations.length} stations reached`}
      />
      <FrontDoor stations={stations} jobs={jobs.flatMap(glanceOf).slice(0, JOBS_SHOWN)} />
    </>
  )
}

const states: Partial<Record<JobProgress['status'], JobGlance['state']>> = {
  running: 'running',
  queued: 'waiting',
  paused: 'stopped',
  failed: 'stopped',
}

// A job that is over and well asks nothing of the reader.
function glanceOf({ id, title, status, reason, done, total }: JobProgress): JobGlance[] {
  const state = states[status]
  return state ? [{ id, href: `/jobs/${id}` as Route, title, state, reason, done, total }] : []
}
