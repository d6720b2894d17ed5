import { droppedIn, type JobProgress, quarantinedIn, type Spending, type StageFunnel } from '@/lib/job'
import { counted } from '@/lib/shared/format'
import type { Preview } from '@/lib/studio/read-preview'
import type { Estimated, PreviewItem, RunFindings } from '@/lib/synthesis'
import { aligned } from './count'

/** One line on the way: how far, how many are kept, and where the others ended. */
export function progressLine({ done, total, kept }: JobProgress, stages: readonly StageFunnel[]): string {
  const ended = stages
    .map((funnel) => ({ stage: funnel.stage, count: droppedIn(funnel) + quarantinedIn(funnel) }))
    .filter(({ count }) => count > 0)
    .map(({ stage, count }) => `${stage} ${count}`)
  const where = ended.length > 0 ? `; ended at ${ended.join(', ')}` : ''
  return `${done} / ${total} done, ${kept} kept${where}`
}

/** A line for every gate with what came in and what passed, and below it the reasons. */
export function stageLines(chains: RunFindings['chains'] | null, stages: readonly StageFunnel[]): string[] {
  const all = chains && chains.in > 0 ? [{ stage: 'chains', ...chains }, ...stages] : stages
  return aligned(
    all.flatMap((funnel) => [
      [funnel.stage, `${funnel.in} in, ${funnel.kept} passed`] as [string, string],
      ...reasons('dropped', funnel.dropped),
      ...reasons('quarantined', funnel.quarantined),
    ]),
  )
}

const reasons = (outcome: string, counts: Record<string, number>): [string, string][] =>
  Object.entries(counts)
    .sort(([, a], [, b]) => b - a)
    .map(([reason, count]) => [`  ${outcome}: ${reason}`, String(count)])

/** What each part has spent, where a model was asked. */
export const spendingLines = (spending: readonly Spending[]): string[] =>
  aligned(
    spending.map(({ role, name, calls, tokensIn, tokensOut, cost }) => [
      `${role} (${name})`,
      `${counted(calls, 'call')}, ${counted(tokensIn, 'token')} in, ${tokensOut} out, ${cost === null ? 'cost unknown' : `$${cost.toFixed(4)}`}`,
    ]),
  )

/** The items of a preview, each as it ended, and what the whole run is expected to take. */
export function previewLines({ items, estimate, params }: Preview): string[] {
  return [
    ...items.flatMap(itemLines),
    '',
    ...(estimate
      ? [
          `Estimate for ${counted(params.count, 'item')}, from ${estimate.samples} (90 % between the bounds):`,
          ...aligned([
            ['calls', figure(estimate.calls, 0)],
            ['tokens in', figure(estimate.tokensIn, 0)],
            ['tokens out', figure(estimate.tokensOut, 0)],
            [
              'cost in US dollars',
              estimate.cost ? figure(estimate.cost, 4) : 'unknown: a model has no price',
            ],
            ['seconds', figure(estimate.seconds, 1)],
          ]),
        ]
      : ['No item is done, so nothing can be estimated.']),
  ]
}

const itemLines = ({ ordinal, outcome, stage, reason, detail, task, facts }: PreviewItem): string[] => [
  `${ordinal}  ${outcome}${outcome === 'kept' ? '' : ` at ${stage}: ${reason}`}${facts ? `, ${counted(facts.callCount, 'call')}, score ${facts.score?.toFixed(3) ?? 'unjudged'}` : ''}`,
  ...(task ? [`   ${task.question}`] : []),
  ...(detail ? [`   ${detail}`] : []),
]

const figure = ({ expected, low, high }: Estimated, digits: number): string =>
  low === null || high === null || high - low < 10 ** -digits
    ? expected.toFixed(digits)
    : `${expected.toFixed(digits)} (${low.toFixed(digits)}–${high.toFixed(digits)})`
