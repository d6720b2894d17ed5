import type { JsonObject } from '../shared/json'
import type { TrajectoryFilter } from '../trajectory'

/** What a filter's database ids stand for: a name for people, a fingerprint for other databases. */
export interface FilterNames {
  graph?: { name: string; fingerprint: string }
  job?: { name: string; fingerprint: string }
}

/** A filter as one phrase, e.g. `kept trajectories that answered, score at least 0.9`. */
export function filterInWords(filter: TrajectoryFilter, names: FilterNames): string {
  const parts = [
    filter.graphId && (names.graph ? `of the graph “${names.graph.name}”` : 'of an unknown graph'),
    filter.jobId && (names.job ? `of the run “${names.job.name}”` : 'of an unknown run'),
    filter.tool && `calling ${filter.tool}`,
    filter.termination && `ended: ${filter.termination}`,
    filter.mode && `of ${filter.mode} tasks`,
    filter.augmentation &&
      (filter.augmentation === 'none' ? 'tasks as written' : `tasks varied by ${filter.augmentation}`),
    filter.stage && `decided at ${filter.stage}`,
    filter.scoreMin !== undefined && `score at least ${filter.scoreMin}`,
    filter.scoreMax !== undefined && `score at most ${filter.scoreMax}`,
    filter.text && `with “${filter.text}” in the question`,
  ].filter((part) => part !== undefined && part !== false && part !== '')
  const subject = `${filter.outcome ?? 'kept'} trajectories`
  return parts.length === 0 ? `all ${subject}` : `${subject}, ${parts.join(', ')}`
}

/** A filter as JSON that means the same in every database: ids replaced by fingerprints. */
export function portableFilter(
  { graphId, jobId, ...rest }: TrajectoryFilter,
  names: FilterNames,
): JsonObject {
  return {
    ...(rest as JsonObject),
    ...(graphId === undefined ? {} : { graph: names.graph?.fingerprint ?? null }),
    ...(jobId === undefined ? {} : { job: names.job?.fingerprint ?? null }),
  }
}
