import { Badge } from '@/components/ui/badge'
import { CodeBlock } from '@/components/ui/code-block'
import { Tag } from '@/components/ui/tag'
import { partsOf } from '@/lib/tool'
import type { ArgumentSource, ArgumentSupport, ChainVerdict, VerifiedChain } from '@/lib/tool-graph'
import { Quoted } from './quoted'
import { CHECK_WORDS, toolNameOf } from './words'

/** What models said of a chain, with every answer. */
export type JudgedChain = Omit<VerifiedChain, 'usage'>

const BY_MODELS = ['coherence', 'vote', 'back-translation'] as const

/** All checks of one chain: where each argument comes from, and what models answered, as it came. */
export function ChainChecks({ support, judged }: { support: ArgumentSupport; judged: JudgedChain | null }) {
  return (
    <div className="grid content-start gap-4">
      <section aria-label={CHECK_WORDS['argument-support']} className="grid gap-1">
        <VerdictLine verdict={support.verdict} />
        <ul className="grid gap-0.5 text-meta">
          {support.sources.map((source) => (
            <li key={`${source.tool} ${source.parameter}`} className="flex items-baseline gap-1.5">
              <SourceMark source={source} />
              <span className="min-w-0">
                <span className="break-words font-mono">
                  {toolNameOf(source.tool)}.{source.parameter}
                </span>{' '}
                <span className="text-ink-soft">{sourceWords(source)}</span>
              </span>
            </li>
          ))}
        </ul>
      </section>
      {BY_MODELS.map((check) => {
        const verdict = judged?.verdicts.find((one) => one.check === check)
        return (
          <section key={check} aria-label={CHECK_WORDS[check]} className="grid gap-2">
            {verdict === undefined ? (
              <p className="flex flex-wrap items-baseline gap-x-3">
                <span className="font-medium">{CHECK_WORDS[check]}</span>
                <Badge tone="unjudged">unjudged</Badge>
                <span className="text-ink-soft">No model was asked.</span>
              </p>
            ) : (
              <>
                <VerdictLine verdict={verdict} />
                {judged &&
                  answersOf(verdict, judged).map(({ label, text }) => (
                    <CodeBlock key={label} label={label} code={text} />
                  ))}
              </>
            )}
          </section>
        )
      })}
    </div>
  )
}

function VerdictLine({ verdict: { check, outcome, reason } }: { verdict: ChainVerdict }) {
  return (
    <p className="flex flex-wrap items-baseline gap-x-3">
      <span className="font-medium">{CHECK_WORDS[check]}</span>
      <Badge tone={outcome}>{outcome}</Badge>
      {check === 'argument-support' && <Tag>built-in, rule-based</Tag>}
      <span className="text-ink-soft">
        <Quoted text={reason} />
      </span>
    </p>
  )
}

const MARKS = {
  result: { glyph: '✓', look: 'text-pass' },
  user: { glyph: '✓', look: 'text-pass' },
  nobody: { glyph: '✕', look: 'text-fail' },
  unknown: { glyph: '?', look: 'text-undecided' },
} as const satisfies Record<ArgumentSource['from']['kind'], unknown>

function SourceMark({ source: { from } }: { source: ArgumentSource }) {
  const { glyph, look } = MARKS[from.kind]
  return (
    <span aria-hidden className={`font-semibold ${look}`}>
      {glyph}
    </span>
  )
}

function sourceWords({ from }: ArgumentSource): string {
  if (from.kind === 'result') return `comes from ${partsOf(from.tool).tool}`
  if (from.kind === 'user') return 'is said by the person who asks'
  return from.kind === 'nobody' ? 'comes from nobody' : 'is not described'
}

function answersOf(
  { check }: ChainVerdict,
  { votes, translations, coherence }: JudgedChain,
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
