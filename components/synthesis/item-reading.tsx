import { type GivenUpPlan, ItemTries } from '@/components/job/item-tries'
import { OutcomeBadge } from '@/components/job/outcome-badge'
import { augmentationNames, modeNames, TASK_DIMENSION_NAMES } from '@/components/task/words'
import { ToolName } from '@/components/tool/tool-name'
import { dimensionNames } from '@/components/trajectory/dimension-names'
import { terminationNames } from '@/components/trajectory/termination-names'
import { Badge } from '@/components/ui/badge'
import { cx } from '@/components/ui/cx'
import { VerdictBadge } from '@/components/verifier/verdict-badge'
import { STAGES, type Stage } from '@/lib/synthesis'
import { TASK_DIMENSIONS, type Task, type TaskScores } from '@/lib/task'
import { DIMENSIONS, type Judgement, type Outcome, type Step, type Trajectory } from '@/lib/trajectory'
import { inWords, stageNames } from './names'

/** One item of a run, whole: what each stage made of it and why it ended where it did. */
export interface ItemReading {
  ordinal: number
  stage: Stage
  outcome: Outcome
  reason: string | null
  detail: string | null
  /** What was given up before its task; left out of previews of earlier versions. */
  tries?: readonly GivenUpPlan[]
  base: Task | null
  task: Task | null
  scores: TaskScores | null
  trajectory: Pick<Trajectory, 'steps' | 'termination' | 'terminationReason' | 'agent' | 'backend'> | null
  judgement: Judgement | null
}

/** Dimensions with their verdicts; each one's reason beside them where there is room, else below. */
const VERDICTS =
  'grid grid-cols-[minmax(0,1fr)_max-content] gap-x-3 gap-y-0.5 text-meta @2xl:grid-cols-[max-content_max-content_minmax(0,1fr)]'
const REASON = 'col-span-2 mb-1 line-clamp-2 text-ink-soft @2xl:col-span-1 @2xl:mb-0 @2xl:line-clamp-1'

/** What is read of an item, stage by stage, in the order in which it was made. */
export function ItemStages({ item }: { item: ItemReading }) {
  const { base, task, scores, trajectory, judgement, tries = [] } = item
  const written = base ?? task
  const last = STAGES.indexOf(item.stage)
  const stands = (stage: Stage) => STAGES.indexOf(stage) <= last
  return (
    <ol className="@container grid grid-cols-1 gap-3 px-4 pt-1 pb-4">
      <StageLine item={item} stage="write" after={tries.length > 0 && <ItemTries tries={tries} />}>
        {written && (
          <>
            <p>{written.question}</p>
            <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-ink-soft text-meta">
              <span title={modeNames[written.mode].says}>{modeNames[written.mode].title.toLowerCase()}</span>
              {written.expectedTools.map((tool, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a chain may come back to a tool
                <ToolName key={at} tool={tool} />
              ))}
              <span>by {written.author.name}</span>
            </p>
          </>
        )}
      </StageLine>
      {stands('augment') && task?.augmentation && (
        <StageLine item={item} stage="augment">
          <p>{task.question}</p>
          <p className="text-ink-soft text-meta">
            {augmentationNames[task.augmentation.axis].title}: {task.augmentation.change}
            {task.augmentation.persona && ` (${task.augmentation.persona})`}. Varied from the task above.
          </p>
        </StageLine>
      )}
      {stands('score') && (scores || item.stage === 'score') && (
        <StageLine item={item} stage="score">
          {scores && (
            <dl className={VERDICTS}>
              {TASK_DIMENSIONS.map((dimension) => {
                const score = scores[dimension]
                return (
                  <div key={dimension} className="contents">
                    <dt>{TASK_DIMENSION_NAMES[dimension]}</dt>
                    <dd className="figures text-right">
                      {score.outcome === 'judged' ? (
                        `${score.level} / 5`
                      ) : (
                        <Badge tone="unjudged">unjudged</Badge>
                      )}
                    </dd>
                    <dd className={REASON} title={score.reason}>
                      {score.reason}
                    </dd>
                  </div>
                )
              })}
            </dl>
          )}
        </StageLine>
      )}
      {item.stage === 'duplicates' && <StageLine item={item} stage="duplicates" />}
      {stands('play') && (trajectory || item.stage === 'play') && (
        <StageLine item={item} stage="play">
          {trajectory && (
            <>
              <Dialogue steps={trajectory.steps} />
              <p className="text-ink-soft text-meta">
                Ended: {terminationNames[trajectory.termination]}
                {trajectory.terminationReason && `. ${trajectory.terminationReason}`} · acted by{' '}
                {trajectory.agent}, answered by {trajectory.backend}
              </p>
            </>
          )}
        </StageLine>
      )}
      {stands('judge') && judgement && (
        <StageLine item={item} stage="judge">
          <dl className={VERDICTS}>
            {DIMENSIONS.map((dimension) => (
              <div key={dimension} className="contents">
                <dt title={dimensionNames[dimension].asks}>{dimensionNames[dimension].title}</dt>
                <dd>
                  <VerdictBadge verdict={judgement[dimension]} />
                </dd>
                <dd className={REASON} title={judgement[dimension].reason}>
                  {judgement[dimension].reason}
                </dd>
              </div>
            ))}
          </dl>
        </StageLine>
      )}
    </ol>
  )
}

/** One stage: its name, whether the item passed it, and what it made. The stage where it ended says why. */
function StageLine({
  item,
  stage,
  after,
  children,
}: {
  item: ItemReading
  stage: Stage
  /** What stands below the ending. */
  after?: React.ReactNode
  children?: React.ReactNode
}) {
  const endsHere = item.outcome !== 'kept' && item.stage === stage
  return (
    <li className="grid grid-cols-[5.5rem_minmax(0,1fr)] gap-x-3">
      <h4
        title={stageNames[stage].does}
        className={cx('text-meta', endsHere ? 'text-fail' : 'text-ink-faint')}
      >
        <span aria-hidden className="inline-block w-4">
          {endsHere ? (item.outcome === 'quarantined' ? '▨' : '✕') : '✓'}
        </span>
        {stageNames[stage].title}
      </h4>
      <div className="grid min-w-0 grid-cols-1 gap-1">
        {children}
        {endsHere && (
          <p className="border-fail border-l-2 pl-2">
            <span className="text-fail">
              {item.outcome}: {item.reason && inWords(item.reason)}
            </span>
            {item.detail && <span className="block text-ink-soft">{item.detail}</span>}
          </p>
        )}
        {after}
      </div>
    </li>
  )
}

/** Where an item ended, in a line: `kept`, or `dropped at judge: below threshold`. */
export function ItemEnding({ item }: { item: Pick<ItemReading, 'stage' | 'outcome' | 'reason'> }) {
  return (
    <span className="inline-flex items-baseline gap-1.5">
      <OutcomeBadge outcome={item.outcome} reason={null} />
      {item.outcome !== 'kept' && (
        <span className="text-ink-soft text-meta">
          at {stageNames[item.stage].title.toLowerCase()}: {item.reason && inWords(item.reason)}
        </span>
      )}
    </span>
  )
}

/** Who said and did what, a line each; a long one opens. */
export function Dialogue({ steps }: { steps: readonly Step[] }) {
  return (
    <ol className="overflow-hidden rounded-md border border-line bg-raised">
      {steps.map((step) => {
        const { who, text, tone } = lineOf(step)
        return (
          <li key={step.ordinal} className="border-line border-b last:border-b-0">
            <details className="group/step">
              <summary className="flex list-none items-baseline gap-2 px-2 py-1 hover:bg-hover [&::-webkit-details-marker]:hidden">
                <span className="w-14 shrink-0 text-ink-faint text-meta">{who}</span>
                <span
                  className={cx(
                    'min-w-0 flex-1 truncate group-open/step:whitespace-pre-wrap group-open/step:break-words',
                    tone,
                  )}
                >
                  {text}
                </span>
              </summary>
            </details>
          </li>
        )
      })}
    </ol>
  )
}

function lineOf(step: Step): { who: string; text: string; tone: string } {
  switch (step.kind) {
    case 'message':
      return { who: step.role, text: step.text, tone: step.role === 'system' ? 'text-ink-faint' : '' }
    case 'thought':
      return { who: 'thinks', text: step.text, tone: 'text-ink-soft' }
    case 'tool-call':
      return {
        who: 'calls',
        text: `${step.tool.slice(step.tool.indexOf('/') + 1)} ${JSON.stringify(step.arguments)}`,
        tone: 'font-mono text-meta',
      }
    case 'tool-result':
      return {
        who: step.failure ? '✕ fails' : 'result',
        text: step.content,
        tone: cx('font-mono text-meta', step.failure ? 'text-fail' : 'text-ink-soft'),
      }
    case 'answer':
      return { who: 'answers', text: step.text, tone: '' }
  }
}
