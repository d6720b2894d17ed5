import { fail, ok, type Problem, type Result } from '../shared/result'
import type { ToolKey } from '../tool'
import { standsOn } from './server-groups'
import type { Evidence, GraphDraft, GraphLayout, ToolCallGraph, ToolDependency } from './tool-call-graph'

/** An ordered pair of tools; at most one dependency joins it. */
export interface ToolPair {
  from: ToolKey
  to: ToolKey
}

/** The dependency that joins a pair, or null. */
export const findDependency = (graph: ToolCallGraph, { from, to }: ToolPair): ToolDependency | null =>
  graph.dependencies.find((dependency) => dependency.from === from && dependency.to === to) ?? null

/** Why two tools may not be joined: `self-loop`, `unknown-tool` or `duplicate`; null when they may. */
export function refusalOf(graph: ToolCallGraph, { from, to }: ToolPair): Problem | null {
  if (from === to) return fail('self-loop', `${from} cannot depend on itself.`).problem
  const unknown = [from, to].find((key) => !graph.nodes.includes(key))
  if (unknown !== undefined)
    return fail('unknown-tool', `${unknown} is not on this graph. Add it first.`).problem
  if (findDependency(graph, { from, to }) !== null)
    return fail('duplicate', `${to} already depends on ${from}. Edit that dependency instead.`).problem
  return null
}

/** Draws a dependency by hand: certain (weight 1), accepted, with what proves it and the person as its evidence. */
export function connect(
  draft: GraphDraft,
  pair: ToolPair,
  parameter: string | null,
  proof: readonly Evidence[] = [],
): Result<GraphDraft> {
  const refusal = refusalOf(draft.graph, pair)
  if (refusal !== null) return { ok: false, problem: refusal }
  const drawn: ToolDependency = {
    from: pair.from,
    to: pair.to,
    parameter,
    weight: 1,
    evidence: [...proof, { kind: 'asserted', sentence: 'A person drew this dependency.' }],
    author: 'person',
    review: 'accepted',
  }
  return ok(withDependencies(draft, [...draft.graph.dependencies, drawn]))
}

/** Takes the dependencies of some pairs away; pairs that are not joined are passed over. */
export const disconnect = (draft: GraphDraft, pairs: readonly ToolPair[]): GraphDraft =>
  withDependencies(
    draft,
    draft.graph.dependencies.filter(
      ({ from, to }) => !pairs.some((pair) => pair.from === from && pair.to === to),
    ),
  )

/** Turns a dependency round. What fed the old direction does not feed the new one, so it is drawn anew. */
export function reverse(draft: GraphDraft, { from, to }: ToolPair): Result<GraphDraft> {
  return connect(disconnect(draft, [{ from, to }]), { from: to, to: from }, null)
}

/** A person's word on a dependency: refused ones stay visible and are never walked. */
export const review = (draft: GraphDraft, pair: ToolPair, verdict: ToolDependency['review']): GraphDraft =>
  changed(draft, pair, { review: verdict })

/** A person's word on which parameter a dependency feeds, with what proves it; null when only the order is known. */
export const feed = (
  draft: GraphDraft,
  pair: ToolPair,
  parameter: string | null,
  proof: readonly Evidence[] = [],
): GraphDraft =>
  changed(draft, pair, {
    parameter,
    evidence: [...proof, { kind: 'asserted', sentence: 'A person said what it feeds.' }],
  })

/** Puts a tool on the graph without dependencies; one that is there already stays as it is. */
export function addTool(draft: GraphDraft, key: ToolKey, at: { x: number; y: number }): GraphDraft {
  if (draft.graph.nodes.includes(key)) return draft
  return {
    graph: { ...draft.graph, nodes: [...draft.graph.nodes, key] },
    layout: { ...draft.layout, [key]: { ...at, isNew: true } },
  }
}

/** Puts another graph's tools and dependencies onto a draft; what is there already stays as it is. */
export function joined(draft: GraphDraft, { nodes, dependencies }: ToolCallGraph): GraphDraft {
  const there = new Set(draft.graph.nodes)
  const pairs = new Set(draft.graph.dependencies.map(({ from, to }) => `${from}\n${to}`))
  return {
    graph: {
      nodes: [...draft.graph.nodes, ...nodes.filter((key) => !there.has(key))],
      dependencies: [
        ...draft.graph.dependencies,
        ...dependencies.filter(({ from, to }) => !pairs.has(`${from}\n${to}`)),
      ],
    },
    layout: draft.layout,
  }
}

/** Takes tools off the graph, with every dependency that touches them. */
export function removeTools(draft: GraphDraft, keys: readonly ToolKey[]): GraphDraft {
  const gone = new Set(keys)
  const stays = (key: ToolKey) => !gone.has(key)
  const graph = {
    nodes: draft.graph.nodes.filter(stays),
    dependencies: draft.graph.dependencies.filter(({ from, to }) => stays(from) && stays(to)),
  }
  const isOn = standsOn(graph)
  return { graph, layout: Object.fromEntries(Object.entries(draft.layout).filter(([id]) => isOn(id))) }
}

/** The tools whose places nobody chose yet. */
export const newTools = ({ graph, layout }: GraphDraft): ToolKey[] =>
  graph.nodes.filter((key) => layout[key] === undefined || layout[key].isNew === true)

/** Moves nodes; the graph itself stays the same value, because arranging is not editing. */
export const move = (draft: GraphDraft, positions: GraphLayout): GraphDraft => ({
  graph: draft.graph,
  layout: { ...draft.layout, ...positions },
})

/** What may be walked: refused dependencies are remembered, and are nothing to others. */
export const withoutRefused = (draft: GraphDraft): GraphDraft =>
  withDependencies(
    draft,
    draft.graph.dependencies.filter(({ review }) => review !== 'refused'),
  )

const withDependencies = (draft: GraphDraft, dependencies: ToolDependency[]): GraphDraft => ({
  graph: { ...draft.graph, dependencies },
  layout: draft.layout,
})

const changed = (draft: GraphDraft, pair: ToolPair, change: Partial<ToolDependency>): GraphDraft =>
  withDependencies(
    draft,
    draft.graph.dependencies.map((dependency) =>
      dependency.from === pair.from && dependency.to === pair.to ? { ...dependency, ...change } : dependency,
    ),
  )
