import { z } from 'zod'
import type { ToolKey } from '../tool'

/** Where an edge's belief comes from, strongest first. */
const EVIDENCE_KINDS = [
  'recorded',
  'result-schema',
  'identifier',
  'entity',
  'verb-order',
  'lexical',
  'asserted',
] as const

const key = z.templateLiteral([z.string(), '/', z.string()]) as z.ZodType<ToolKey>

/** Why a dependency is believed: a kind and one sentence that a person can check. */
export const Evidence = z.object({ kind: z.enum(EVIDENCE_KINDS), sentence: z.string() })
export type Evidence = z.infer<typeof Evidence>

/**
 * `to` may follow `from` because something that `from` returns or names is required by `to`.
 * `parameter` is the parameter of `to` that is fed (null when only the order is known); `weight` in (0, 1]
 * steers sampling; `author` says who drew it (`learned`: read off recorded calls) and `review` whether a
 * person has looked.
 */
export const ToolDependency = z.object({
  from: key,
  to: key,
  parameter: z.string().nullable(),
  weight: z.number().gt(0).max(1),
  evidence: z.array(Evidence),
  author: z.enum(['built-in', 'model', 'person', 'learned']),
  review: z.enum(['undecided', 'accepted', 'refused']),
})
export type ToolDependency = z.infer<typeof ToolDependency>

/**
 * Which call may follow which (ASTRA's static topology, astra-spec 2.2). Nodes are tools; at most one
 * dependency joins an ordered pair; a tool never depends on itself. Cycles between tools are allowed
 * here: walks decide whether they may repeat.
 */
export const ToolCallGraph = z.object({
  nodes: z.array(key),
  dependencies: z.array(ToolDependency),
})
export type ToolCallGraph = z.infer<typeof ToolCallGraph>

/**
 * Where nodes stand on the canvas. Kept beside the graph: arranging is not editing. `isNew` marks a place that nobody
 * chose yet.
 */
export const GraphLayout = z.record(
  z.string(),
  z.object({ x: z.number(), y: z.number(), isNew: z.literal(true).optional() }),
)
export type GraphLayout = z.infer<typeof GraphLayout>

/** A graph in the middle of being edited: what it says, and beside it where its nodes stand. */
export interface GraphDraft {
  graph: ToolCallGraph
  layout: GraphLayout
}
