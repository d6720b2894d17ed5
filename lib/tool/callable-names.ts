import { partsOf, type ToolKey } from './tool'

/**
 * The function name of each tool inside one session: the tool's own name, or `server__tool` where two
 * servers offer the same name. At most 64 characters (what providers accept); always unique.
 */
export function callableNames(keys: readonly ToolKey[]): Map<ToolKey, string> {
  const counts = new Map<string, number>()
  for (const key of keys) counts.set(partsOf(key).tool, (counts.get(partsOf(key).tool) ?? 0) + 1)
  const names = new Map<ToolKey, string>()
  const taken = new Set<string>()
  for (const key of keys) {
    const { server, tool } = partsOf(key)
    const wanted = counts.get(tool) === 1 ? tool : `${server}__${tool}`.replace(/[^A-Za-z0-9_-]/g, '_')
    let name = wanted.slice(0, 64)
    for (let n = 2; taken.has(name); n++) name = `${wanted.slice(0, 60)}_${n}`
    taken.add(name)
    names.set(key, name)
  }
  return names
}
