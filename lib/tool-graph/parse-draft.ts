import { z } from 'zod'
import { fail, ok, type Result } from '../shared/result'
import type { ToolKey } from '../tool'
import { standsOn } from './server-groups'
import { type GraphDraft, GraphLayout, ToolCallGraph } from './tool-call-graph'

const Draft = z.object({ graph: ToolCallGraph, layout: GraphLayout })

/**
 * A graph with its layout from outside (a browser, a file), checked against the tools that exist.
 * Fails with one sentence on another shape (`bad-shape`; positions that are no numbers included), on tools
 * that nobody knows or that the graph does not list (`unknown-tool`), on a tool or pair that is there twice
 * (`duplicate`) and on a tool that depends on itself (`self-loop`). Places of tools and
 * of folded servers that are not on the graph are dropped.
 */
export function parseDraft(value: unknown, knownTools: readonly ToolKey[]): Result<GraphDraft> {
  const parsed = Draft.safeParse(value)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    return fail(
      'bad-shape',
      `The graph cannot be read at ${issue?.path.join('.') || 'its root'}: ${issue?.message}.`,
    )
  }
  const { graph, layout } = parsed.data
  const known = new Set(knownTools)
  const stranger = graph.nodes.find((key) => !known.has(key))
  if (stranger !== undefined)
    return fail(
      'unknown-tool',
      `${stranger} is a tool that nobody here knows. Import its server, or add it to the graph, first.`,
    )
  const nodes = new Set(graph.nodes)
  if (nodes.size < graph.nodes.length) return fail('duplicate', 'The graph lists a tool twice.')
  const problem = dependencyProblem(graph, nodes)
  if (problem !== null) return problem
  const isOn = standsOn(graph)
  return ok({
    graph,
    layout: Object.fromEntries(Object.entries(layout).filter(([id]) => isOn(id))),
  })
}

function dependencyProblem(
  graph: ToolCallGraph,
  nodes: ReadonlySet<ToolKey>,
): ReturnType<typeof fail> | null {
  const pairs = new Set<string>()
  for (const { from, to } of graph.dependencies) {
    if (from === to) return fail('self-loop', `${from} depends on itself.`)
    const missing = [from, to].find((key) => !nodes.has(key))
    if (missing !== undefined)
      return fail('unknown-tool', `A dependency names ${missing}, which is not on the graph.`)
    const pair = `${from}\n${to}`
    if (pairs.has(pair)) return fail('duplicate', `The dependency from ${from} to ${to} is there twice.`)
    pairs.add(pair)
  }
  return null
}
