import { partsOf, type ToolKey } from '../../tool'
import type { GraphReading, ProblemReader } from './graph-reading'

/** Tools that lead back to each other: every group in which each tool can be reached from each other. */
export const cycles: ProblemReader = {
  each: 'graph',
  read: (reading) =>
    groupsOf(reading).map((group) => {
      const inside = new Set(group)
      const pairs = group.flatMap((key) => reading.from(key).filter(({ to }) => inside.has(to)))
      const names = group.slice(0, 3).map((key) => `\`${partsOf(key).tool}\``)
      const more = group.length > 3 ? ` and ${group.length - 3} more` : ''
      return {
        id: `cycle ${group.join()}`,
        kind: 'cycle',
        sentence: `${names.join(', ')}${more} lead back to each other: a walk may go round unless it is acyclic.`,
        tools: group,
        pairs,
        parameter: null,
      }
    }),
}

/** Strongly connected groups of two tools or more (Kosaraju), each in the order of its names. Without recursion, for long chains. */
function groupsOf({ graph, from, into }: GraphReading): ToolKey[][] {
  const finished: ToolKey[] = []
  const seen = new Set<ToolKey>()
  for (const key of graph.nodes)
    walk(
      key,
      seen,
      (at) => from(at).map(({ to }) => to),
      (at) => finished.push(at),
    )
  const taken = new Set<ToolKey>()
  const groups: ToolKey[][] = []
  for (const key of finished.reverse()) {
    const group: ToolKey[] = []
    walk(
      key,
      taken,
      (at) => into(at).map((dependency) => dependency.from),
      (at) => group.push(at),
    )
    if (group.length > 1) groups.push(group.sort())
  }
  return groups.sort((a, b) => ((a[0] ?? '') < (b[0] ?? '') ? -1 : 1))
}

/** Depth first from one tool over those that were not seen; `leave` hears each when all that follows it is done. */
function walk(
  start: ToolKey,
  seen: Set<ToolKey>,
  next: (key: ToolKey) => ToolKey[],
  leave: (key: ToolKey) => void,
): void {
  if (seen.has(start)) return
  seen.add(start)
  const open = [{ key: start, ahead: next(start) }]
  for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
    const key = top.ahead.pop()
    if (key === undefined) {
      leave(top.key)
      open.pop()
    } else if (!seen.has(key)) {
      seen.add(key)
      open.push({ key, ahead: next(key) })
    }
  }
}
