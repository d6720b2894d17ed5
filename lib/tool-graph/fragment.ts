import { fail, type Result } from '../shared/result'
import type { ToolKey } from '../tool'
import { byPair, pairKey } from './diff'
import { parseDraft } from './parse-draft'
import type { GraphDraft } from './tool-call-graph'

/** Some tools of a draft with the dependencies between them: what is copied, and what a file of a graph holds. */
export function fragmentOf({ graph, layout }: GraphDraft, keys: readonly ToolKey[]): GraphDraft {
  const inside = new Set(keys)
  const nodes = graph.nodes.filter((key) => inside.has(key))
  return {
    graph: {
      nodes,
      dependencies: graph.dependencies.filter(({ from, to }) => inside.has(from) && inside.has(to)),
    },
    layout: Object.fromEntries(nodes.flatMap((key) => (layout[key] ? [[key, layout[key]]] : []))),
  }
}

/**
 * Puts a fragment onto a draft. A tool stands on a graph once and a pair is joined once, so that what is there
 * already stays as it is; new cards are moved to stand around `middle` as they stood around each other.
 */
export function pasteFragment(
  draft: GraphDraft,
  fragment: GraphDraft,
  middle: { x: number; y: number },
): { draft: GraphDraft; toolsAdded: ToolKey[]; dependenciesAdded: number } {
  const there = new Set(draft.graph.nodes)
  const joined = byPair(draft.graph)
  const toolsAdded = fragment.graph.nodes.filter((key) => !there.has(key))
  const dependencies = fragment.graph.dependencies.filter((dependency) => !joined.has(pairKey(dependency)))
  const places = toolsAdded.map((key) => fragment.layout[key] ?? { x: 0, y: 0 })
  const half = (axis: 'x' | 'y') => {
    const values = places.map((place) => place[axis])
    return places.length === 0 ? 0 : (Math.min(...values) + Math.max(...values)) / 2
  }
  const shift = { x: Math.round(middle.x - half('x')), y: Math.round(middle.y - half('y')) }
  const layout = { ...draft.layout }
  for (const [i, key] of toolsAdded.entries()) {
    const { x, y } = places[i] ?? { x: 0, y: 0 }
    layout[key] = { x: x + shift.x, y: y + shift.y, isNew: true }
  }
  return {
    toolsAdded,
    dependenciesAdded: dependencies.length,
    draft:
      toolsAdded.length + dependencies.length === 0
        ? draft
        : {
            graph: {
              nodes: [...draft.graph.nodes, ...toolsAdded],
              dependencies: [...draft.graph.dependencies, ...dependencies],
            },
            layout,
          },
  }
}

/** A fragment as text for the clipboard or a file. */
export const formatFragment = ({ graph, layout }: GraphDraft): string =>
  JSON.stringify({ graph, layout }, null, 2)

/** Text from the clipboard or a file → a draft of known tools, or one sentence on why it is none (`parseDraft`; `no-json`). */
export function parseFragment(text: string, knownTools: readonly ToolKey[]): Result<GraphDraft> {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return fail('no-json', 'The text is not the JSON of a graph.')
  }
  return parseDraft(value, knownTools)
}
