import { CodeBlock } from '@/components/ui/code-block'
import type { ProposedChain } from '@/lib/tool-graph'

interface Proposal {
  ordinal: number
  answer: string | null
  chains: ProposedChain[]
  outcome: string
  reason: string | null
  detail: string | null
}

/** A model's answers one below the other: the chains that were read, unknown tools struck out, and the text as it came. */
export function ProposalList({
  proposals,
  knownTools,
}: {
  proposals: readonly Proposal[]
  knownTools: readonly string[]
}) {
  const known = new Set(knownTools)
  return (
    <ol className="grid content-start gap-6 overflow-auto p-4">
      {proposals.map(({ ordinal, answer, chains, outcome, reason, detail }) => (
        <li key={ordinal} className="grid gap-2">
          <h2 className="font-medium text-section">
            Answer {ordinal + 1}{' '}
            <span className="font-normal text-ink-soft text-meta">
              {[outcome, reason].filter(Boolean).join(': ')}
            </span>
          </h2>
          {detail !== null && <p className="text-ink-soft">{detail}</p>}
          <ul className="grid gap-1">
            {chains.map((chain, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: chains of one answer never move
              <li key={at}>
                <ChainLine chain={chain} known={known} />
              </li>
            ))}
          </ul>
          {answer === null ? (
            <p className="text-ink-faint">No answer came.</p>
          ) : (
            <CodeBlock label={`Answer ${ordinal + 1}, as it came`} code={answer} />
          )}
        </li>
      ))}
    </ol>
  )
}

function ChainLine({ chain, known }: { chain: ProposedChain; known: ReadonlySet<string> }) {
  return (
    <>
      <span className="font-mono">
        {chain.tools.map((name, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a chain may name a tool twice
          <span key={at}>
            {at > 0 && ' → '}
            {known.has(name) ? name : <del title="There is no such tool on this server">{name}</del>}
          </span>
        ))}
      </span>
      {chain.task !== '' && <span className="ml-3 text-ink-soft">{chain.task}</span>}
    </>
  )
}
