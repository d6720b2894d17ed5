import { TrajectoryFilter } from './filter'

type FilterKey = keyof TrajectoryFilter

/** The name of each part of a filter in an address. */
const QUERY_NAMES = {
  outcome: 'outcome',
  graphId: 'graph',
  jobId: 'job',
  tool: 'tool',
  termination: 'ended',
  mode: 'mode',
  augmentation: 'varied',
  stage: 'stage',
  scoreMin: 'min',
  scoreMax: 'max',
  text: 'q',
} as const satisfies Record<FilterKey, string>

/** The query of an address, as a page is given it. */
type Query = { [name: string]: string | string[] | undefined }

/**
 * The filter that an address asks for. Parts that say nothing are left out; parts that cannot be read
 * (`min=high`) are left out too, and named in `refused` so that the page can say so.
 */
export function filterFromQuery(query: Query): { filter: TrajectoryFilter; refused: string[] } {
  const filter: { [key: string]: unknown } = {}
  const refused: string[] = []
  for (const key of Object.keys(QUERY_NAMES) as FilterKey[]) {
    const name = QUERY_NAMES[key]
    const given = [query[name]].flat()[0]?.trim()
    if (!given) continue
    const parsed = TrajectoryFilter.shape[key].safeParse(key.startsWith('score') ? Number(given) : given)
    if (parsed.success) filter[key] = parsed.data
    else refused.push(`${name}=${given}`)
  }
  return { filter: TrajectoryFilter.parse(filter), refused }
}

/** The query of an address that asks for this filter, without `?`; empty for no filter. */
export function queryOf(filter: TrajectoryFilter): string {
  const query = new URLSearchParams()
  for (const key of Object.keys(QUERY_NAMES) as FilterKey[]) {
    const value = filter[key]
    if (value !== undefined) query.set(QUERY_NAMES[key], String(value))
  }
  return query.toString()
}
