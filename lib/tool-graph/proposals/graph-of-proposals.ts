import { partsOf, type ToolDocument, type ToolKey, toolKey } from '../../tool'
import { countPairs, weightOfCount } from '../count-pairs'
import { bestProof, proofReader } from '../proof'
import type { ToolCallGraph } from '../tool-call-graph'
import type { ProposedChain } from './read-proposals'

export interface ProposedGraph {
  graph: ToolCallGraph
  /** Neighbours in a proposed chain of which one is no tool of the server; no edge stands for them. */
  cut: number
}

/**
 * The graph that a model's answers add up to (astra-spec 2.2): an edge for every two tools that stand side by side in
 * a proposed chain, its weight the count of such places against that of the most frequent pair. A chain that names
 * an unknown tool is cut there, so that no edge joins what no answer joined. What feeds what is proved by the tools'
 * own words where it can be; otherwise only the order is known.
 */
export function graphOfProposals(
  document: ToolDocument,
  answers: readonly (readonly ProposedChain[])[],
): ProposedGraph {
  const tools = document.tools.map((tool) => ({ key: toolKey(document.server, tool.name), tool }))
  const keyOf = new Map(tools.map(({ key, tool }) => [tool.name, key]))
  const chains = answers.flatMap((answer, at) => answer.map((chain) => ({ ...chain, answer: at })))
  const { pairs, cut } = countPairs(chains.map((chain) => chain.tools.map((name) => keyOf.get(name) ?? null)))
  const most = pairs[0]?.count ?? 1
  const proofs = proofReader(tools)
  const dependencies = pairs.map(({ from, to, count, sequences }) => {
    const proof = bestProof(proofs(from, to))
    const voices = new Set(sequences.map((at) => chains[at]?.answer)).size
    const task = chains[sequences[0] ?? -1]?.task.trim() ?? ''
    const often = count > voices ? ` (${count} times)` : ''
    const example = task === '' ? '.' : `, e.g. for "${task.slice(0, 200)}".`
    const sentence = `${voices} of ${answers.length} answers put \`${nameIn(to)}\` right after \`${nameIn(from)}\`${often}${example}`
    return {
      from,
      to,
      parameter: proof?.parameter ?? null,
      weight: weightOfCount(count, most),
      evidence: [{ kind: 'asserted' as const, sentence }, ...(proof?.evidence ?? [])],
      author: 'model' as const,
      review: 'undecided' as const,
    }
  })
  return { graph: { nodes: tools.map(({ key }) => key).sort(), dependencies }, cut }
}

const nameIn = (key: ToolKey): string => partsOf(key).tool
