import type { Route } from 'next'
import { Badge } from '@/components/ui/badge'
import { ButtonLink } from '@/components/ui/button'
import { CodeBlock } from '@/components/ui/code-block'
import { partsOf, type ToolKey } from '@/lib/tool'
import type { ArgumentSource, ChainVerdict, VerifiedChain } from '@/lib/tool-graph'
import { toolNameOf } from './words'

const CHECKS: { [check in ChainVerdict['check']]: string } = {
  'argument-support': 'Arguments',
  coherence: 'Coherence',
  vote: 'Vote',
  'back-translation': 'Back-translation',
}

/** All checks of one chain: where each argument comes from, and what models answered, as it came. */
export function ChainReading({
  tools,
  support,
  judged,
  closeHref,
}: {
  tools: readonly ToolKey[]
  support: { verdict: ChainVerdict; sources: readonly ArgumentSource[] }
  /** null while no model was asked. */
  judged: Omit<VerifiedChain, 'usage'> | null
  closeHref: Route
}) {
  return (
    <section
      aria-label="Checks of the chain"
      className="grid max-h-[60%] content-start gap-4 overflow-auto border-line border-t bg-raised p-4"
    >
      <div className="flex items-center justify-between gap-4">
        <h2 className="font-mono">{tools.map(toolNameOf).join(' → ')}</h2>
        <ButtonLink href={closeHref}>Close</ButtonLink>
      </div>
      <VerdictLine verdict={support.verdict} />
      <ul className="grid gap-0.5 text-meta">
        {support.sources.map((source) => (
          <li key={`${source.tool} ${source.parameter}`}>
            <span className="font-mono">
              {toolNameOf(source.tool)}.{source.parameter}
            </span>{' '}
            <span className="text-ink-soft">{sourceWords(source)}</span>
          </li>
        ))}
      </ul>
      {judged === null ? (
        <p className="text-ink-soft">No model was asked about this chain.</p>
      ) : (
        judged.verdicts.map((verdict) => (
          <div key={verdict.check} className="grid gap-2">
            <VerdictLine verdict={verdict} />
            {answersOf(verdict, judged).map(({ label, text }) => (
              <CodeBlock key={label} label={label} code={text} />
            ))}
          </div>
        ))
      )}
    </section>
  )
}

function VerdictLine({ verdict }: { verdict: ChainVerdict }) {
  return (
    <p className="flex flex-wrap items-baseline gap-x-3">
      <span className="font-medium">{CHECKS[verdict.check]}</span>
      <Badge tone={verdict.outcome}>{verdict.outcome}</Badge>
      <span className="text-ink-soft">{verdict.reason}</span>
    </p>
  )
}

function sourceWords({ from }: ArgumentSource): string {
  if (from.kind === 'result') return `comes from ${partsOf(from.tool).tool}`
  if (from.kind === 'user') return 'is said by the person who asks'
  return from.kind === 'nobody' ? 'comes from nobody' : 'is not described'
}

function answersOf(
  { check }: ChainVerdict,
  { votes, translations, coherence }: Omit<VerifiedChain, 'usage'>,
): { label: string; text: string }[] {
  if (check === 'coherence')
    return coherence?.question ? [{ label: `Task: ${coherence.question}`, text: coherence.answer }] : []
  if (check === 'vote')
    return votes.map(({ isValid, answer }, at) => ({
      label: `Vote ${at + 1}: ${isValid === null ? 'not readable' : isValid ? 'valid' : 'not valid'}`,
      text: answer,
    }))
  return translations.flatMap(({ model, chain, answers }) => [
    { label: `${model}: chain to question`, text: answers[0] ?? '' },
    ...(answers[1] === undefined
      ? []
      : [
          { label: `${model}: question to chain${chain === null ? ', not readable' : ''}`, text: answers[1] },
        ]),
  ])
}
