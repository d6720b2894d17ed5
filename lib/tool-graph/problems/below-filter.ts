import { clearDescription, partsOf, TOOLS_PER_SERVER_MIN, type Tool, type ToolKey } from '../../tool'
import type { GraphReading, ProblemReader } from './graph-reading'

/** Tools that an import would not let in (astra-spec 1.3), or that the graph's documents do not have at all. */
export const belowFilter: ProblemReader = {
  each: 'tool',
  read(key, reading) {
    const reason = reasonOf(key, reading)
    return reason === null
      ? []
      : [
          {
            id: `below-filter ${key}`,
            kind: 'below-filter',
            sentence: reason,
            tools: [key],
            pairs: [],
            parameter: null,
          },
        ]
  },
}

function reasonOf(key: ToolKey, { tools }: GraphReading): string | null {
  const { server, tool: name } = partsOf(key)
  const tool = tools.get(key)
  if (tool === undefined) return `\`${name}\` is in none of this version's documents.`
  const count = toolsByServer(tools).get(server) ?? 0
  if (count < TOOLS_PER_SERVER_MIN)
    return `\`${name}\` belongs to \`${server}\` with ${count} of the ${TOOLS_PER_SERVER_MIN} tools that a server needs.`
  const unclear = unclearnessOf(tool)
  return unclear === null ? null : `\`${name}\`: ${unclear}`
}

const counted = new WeakMap<ReadonlyMap<ToolKey, Tool>, ReadonlyMap<string, number>>()

function toolsByServer(tools: ReadonlyMap<ToolKey, Tool>): ReadonlyMap<string, number> {
  const read = counted.get(tools)
  if (read !== undefined) return read
  const counts = new Map<string, number>()
  for (const key of tools.keys()) {
    const { server } = partsOf(key)
    counts.set(server, (counts.get(server) ?? 0) + 1)
  }
  counted.set(tools, counts)
  return counts
}

const known = new WeakMap<Tool, string | null>()

/** Why the description does not say what the tool does; read once per tool, since tools never change. */
export function unclearnessOf(tool: Tool): string | null {
  const read = known.get(tool)
  if (read !== undefined) return read
  const clear = clearDescription(tool.description, tool.name)
  const reason = clear.ok ? null : clear.problem.message
  known.set(tool, reason)
  return reason
}
