import type { Tool, ToolKey } from '@/lib/tool'
import type { GraphDraft } from '@/lib/tool-graph'

/** What an editor needs of a graph's content: the draft, and every tool of its documents, on the graph or not. */
export interface GraphContent extends GraphDraft {
  tools: readonly { key: ToolKey; tool: Tool }[]
}

/**
 * A graph's content as one text on its way from the server to the editor. 2,000 tools and 4,000 dependencies are
 * some hundred thousand values; handed over one by one they cost a second on each side, as one text a few hundredths.
 */
export type PackedGraph = string & { readonly packed: 'graph' }

export const packGraph = ({ graph, layout, tools }: GraphContent): PackedGraph =>
  JSON.stringify({ graph, layout, tools }) as PackedGraph

export const unpackGraph = (packed: PackedGraph): GraphContent => JSON.parse(packed)
