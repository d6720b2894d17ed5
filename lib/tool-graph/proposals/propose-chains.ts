import type { ChatModel, ModelUsage } from '../../shared/model'
import { fail, type Result } from '../../shared/result'
import { type ToolDocument, toolKey } from '../../tool'
import { countPairs } from '../count-pairs'
import { chainProposalMessages } from './ask-for-chains'
import { type ProposedChain, readProposals } from './read-proposals'

/** One answer of a model: its text whatever it says, and the chains in it or why there are none to use. */
export interface ChainAnswer {
  answer: string
  /** As they were proposed, also where none can be used. */
  chains: ProposedChain[]
  /** Fails with `unparsed`, `truncated`, `refused`, `no-chain` or `unknown-tools`. */
  usable: Result<null>
  usage: ModelUsage
}

/**
 * Asks a model once for chains of a server's tools (astra-spec 2.1). The text is kept whatever becomes of it, and an
 * answer that cannot be used says why. Throws `ModelError` when there is no answer at all.
 */
export async function proposeChains(
  document: ToolDocument,
  model: ChatModel,
  seed: number,
  signal: AbortSignal,
): Promise<ChainAnswer> {
  const { text, finish, usage } = await model.chat({
    messages: chainProposalMessages(document),
    seed,
    signal,
  })
  const read = readProposals(text)
  const chains = read.ok && finish === 'stop' ? read.value : []
  const usable =
    finish === 'length'
      ? fail('truncated', 'The answer was cut at the token limit of the model.')
      : finish === 'content-filter'
        ? fail('refused', 'The model declined to answer.')
        : read.ok
          ? usability(document, chains)
          : read
  return { answer: text, chains, usable, usage }
}

function usability(document: ToolDocument, chains: readonly ProposedChain[]): Result<null> {
  if (chains.length === 0) return fail('no-chain', 'The model is sure of no chain.')
  const known = new Set(document.tools.map((tool) => tool.name))
  const sequences = chains.map(({ tools }) =>
    tools.map((name) => (known.has(name) ? toolKey(document.server, name) : null)),
  )
  if (countPairs(sequences).pairs.length > 0) return { ok: true, value: null }
  const stranger = chains.flatMap(({ tools }) => tools).find((name) => !known.has(name))
  return fail(
    'unknown-tools',
    stranger === undefined
      ? 'No chain joins two different tools.'
      : `No chain joins two tools of the server; there is no tool "${stranger.slice(0, 80)}".`,
  )
}
