import type { Route } from 'next'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { dimensionNames } from '@/components/trajectory/dimension-names'
import { Notice } from '@/components/ui/notice'
import { RelativeTime } from '@/components/ui/relative-time'
import { Table, TableCell, TableHead, TableRow } from '@/components/ui/table'
import type { StageFunnel } from '@/lib/job'
import { formatCount } from '@/lib/shared/format'
import type { RunShape, SynthesisParams, Variety } from '@/lib/synthesis'
import { DIMENSIONS, type Dimension, type JudgeRates } from '@/lib/trajectory'
import { percentOf } from '../figures'
import { inWords, stageTitle } from '../names'
import { paramLines } from '../param-lines'
import { RunMark } from './run-mark'
import { ScoreChart, type Scores } from './score-chart'

interface Run {
  job: {
    id: string
    title: string
    createdAt: string
    done: number
    kept: number
    total: number
    studioVersion: string | null
  }
  params: SynthesisParams
  stages: StageFunnel[]
  rates: { outcome: JudgeRates[] }
  scores: Scores
  shape: RunShape
  sequences: { chains: number; callSequences: number }
  trigrams: Variety
}

/** Two runs side by side: what was asked differently, and what came of it. Every share says of how many. */
export function RunComparison({
  a,
  b,
  questions,
  endpointNames,
}: {
  a: Run
  b: Run
  /** How many questions of each run were read for their words. */
  questions: number
  endpointNames: { [id: string]: string }
}) {
  return (
    <div className="@container min-h-0 flex-1 overflow-auto">
      <div className="grid content-start gap-6 pt-4 pb-8">
        <dl className="grid grid-cols-2 gap-x-6 px-4">
          {[a, b].map((run, at) => (
            <div key={run.job.id} className="min-w-0">
              <dt className="flex items-baseline gap-2">
                <RunMark at={at} />
                <Link
                  href={`/jobs/${run.job.id}` as Route}
                  className="truncate font-medium no-underline hover:underline"
                >
                  {run.job.title}
                </Link>
              </dt>
              <dd className="figures text-ink-soft text-meta">
                kept {formatCount(run.job.kept)} of {formatCount(run.job.done)} done (
                {percentOf(run.job.kept, run.job.done)}) · made <RelativeTime at={run.job.createdAt} />
              </dd>
            </div>
          ))}
        </dl>
        {a.job.studioVersion !== b.job.studioVersion && (
          <Notice tone="warning" className="mx-4">
            These runs were made by different versions of the studio: A by {versionOf(a)}, B by {versionOf(b)}
            . The same parameters may mean other rules, so a difference may come from that.
          </Notice>
        )}
        <Params a={a} b={b} endpointNames={endpointNames} />
        <div className="grid items-start gap-x-4 gap-y-6 @4xl:grid-cols-2">
          <Part title="Yield by stage" note="passed of what came in">
            <Yield a={a} b={b} />
          </Part>
          <Part title="Scores" note="mean of the judged dimensions of every attempt">
            <ScoreChart a={a.scores} b={b.scores} />
          </Part>
          <Part title="Dropped and quarantined" note="share of the items that came to the stage">
            <Reasons a={a} b={b} />
          </Part>
          <div className="grid gap-6">
            <Part title="Variety" note="of what is kept; the fewer there are, the more differ">
              <VarietyTable a={a} b={b} questions={questions} />
            </Part>
            <Part title="Judge" note="mean of the judged, and of how many">
              <Dimensions a={a} b={b} />
            </Part>
          </div>
        </div>
      </div>
    </div>
  )
}

const versionOf = ({ job: { studioVersion } }: Run): string =>
  studioVersion ?? 'an earlier one that did not note its version'

function Part({ title, note, children }: { title: string; note: string; children: ReactNode }) {
  return (
    <section aria-label={title} className="grid min-w-0 gap-1.5">
      <h2 className="flex items-baseline gap-2 px-4 font-medium text-section">
        {title}
        <span className="truncate font-normal text-ink-faint text-meta">{note}</span>
      </h2>
      <div className="min-w-0 overflow-x-auto">{children}</div>
    </section>
  )
}

/** Head of two columns of figures and their difference. */
const Heads = ({ first }: { first: string }) => (
  <thead>
    <tr>
      <TableHead>{first}</TableHead>
      {[0, 1].map((at) => (
        <TableHead key={at} numeric>
          <RunMark at={at} />
        </TableHead>
      ))}
      <TableHead numeric>B − A</TableHead>
    </tr>
  </thead>
)

function Params({ a, b, endpointNames }: { a: Run; b: Run; endpointNames: { [id: string]: string } }) {
  const theirs = new Map(paramLines(b.params, endpointNames).map((line) => [line.path, line]))
  const lines = paramLines(a.params, endpointNames)
    .map((line) => ({ ...line, other: theirs.get(line.path)?.value ?? 'not set' }))
    .filter(({ path, value, other }) =>
      path === 'source'
        ? JSON.stringify(a.params.source) !== JSON.stringify(b.params.source)
        : value !== other,
    )
  return (
    <Part
      title="Asked differently"
      note={lines.length === 0 ? 'nothing: these runs have the same parameters' : 'all else is the same'}
    >
      {lines.length > 0 && (
        <Table aria-label="Asked differently" className="table-fixed">
          <thead>
            <tr>
              <TableHead>Parameter</TableHead>
              {[0, 1].map((at) => (
                <TableHead key={at}>
                  <RunMark at={at} />
                </TableHead>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map(({ path, name, value, other }) => (
              <TableRow key={path}>
                <TableCell>{name}</TableCell>
                <TableCell className="figures break-words">{value}</TableCell>
                <TableCell className="figures break-words">{other}</TableCell>
              </TableRow>
            ))}
          </tbody>
        </Table>
      )}
    </Part>
  )
}

function Yield({ a, b }: { a: Run; b: Run }) {
  const names = [...new Set([...a.stages, ...b.stages].map(({ stage }) => stage))]
  const cell = (run: Run, stage: string) => run.stages.find((one) => one.stage === stage)
  return (
    <Table aria-label="Yield by stage">
      <Heads first="Stage" />
      <tbody>
        {names.map((stage) => {
          const [mine, theirs] = [cell(a, stage), cell(b, stage)]
          return (
            <TableRow key={stage}>
              <TableCell>{stageTitle(stage).title}</TableCell>
              {[mine, theirs].map((one, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: two runs, always in the same places
                <TableCell key={at} numeric>
                  {one ? <Of part={one.kept} whole={one.in} /> : '–'}
                </TableCell>
              ))}
              <TableCell numeric>
                {mine && theirs ? (
                  <Points from={share(mine.kept, mine.in)} to={share(theirs.kept, theirs.in)} />
                ) : (
                  '–'
                )}
              </TableCell>
            </TableRow>
          )
        })}
        <TableRow className="font-medium">
          <TableCell>All</TableCell>
          {[a, b].map(({ job }) => (
            <TableCell key={job.id} numeric>
              <Of part={job.kept} whole={job.done} />
            </TableCell>
          ))}
          <TableCell numeric>
            <Points from={share(a.job.kept, a.job.done)} to={share(b.job.kept, b.job.done)} />
          </TableCell>
        </TableRow>
      </tbody>
    </Table>
  )
}

function Reasons({ a, b }: { a: Run; b: Run }) {
  const countIn = (run: Run, stage: string, outcome: 'dropped' | 'quarantined', reason: string) => {
    const funnel = run.stages.find((one) => one.stage === stage)
    return { part: funnel?.[outcome][reason] ?? 0, whole: funnel?.in ?? 0 }
  }
  const keys = new Map(
    [a, b].flatMap(({ stages }) =>
      stages.flatMap((stage) =>
        (['dropped', 'quarantined'] as const).flatMap((outcome) =>
          Object.keys(stage[outcome]).map(
            (reason) =>
              [`${stage.stage} ${outcome} ${reason}`, { stage: stage.stage, outcome, reason }] as const,
          ),
        ),
      ),
    ),
  )
  const lines = [...keys.values()]
    .map((key) => ({
      ...key,
      mine: countIn(a, key.stage, key.outcome, key.reason),
      theirs: countIn(b, key.stage, key.outcome, key.reason),
    }))
    .sort((x, y) => y.mine.part + y.theirs.part - x.mine.part - x.theirs.part)
  if (lines.length === 0) return <p className="px-4 text-ink-soft">Nothing was dropped in either.</p>
  return (
    <Table aria-label="Dropped and quarantined">
      <Heads first="Stage and reason" />
      <tbody>
        {lines.map(({ stage, outcome, reason, mine, theirs }) => (
          <TableRow key={`${stage} ${outcome} ${reason}`}>
            <TableCell className="whitespace-nowrap">
              <span
                aria-hidden
                className={outcome === 'dropped' ? 'text-fail' : 'text-unjudged'}
                title={outcome}
              >
                {outcome === 'dropped' ? '✕' : '▨'}
              </span>
              <span className="sr-only">{outcome}</span> {stageTitle(stage).title}: {inWords(reason)}
            </TableCell>
            {[mine, theirs].map(({ part, whole }, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two runs, always in the same places
              <TableCell key={at} numeric>
                <span title={`${part} of ${whole}`}>
                  {percentOf(part, whole)}{' '}
                  <span className="inline-block min-w-[6ch] text-ink-faint">{formatCount(part)}</span>
                </span>
              </TableCell>
            ))}
            <TableCell numeric>
              <Points from={share(mine.part, mine.whole)} to={share(theirs.part, theirs.whole)} />
            </TableCell>
          </TableRow>
        ))}
      </tbody>
    </Table>
  )
}

function VarietyTable({ a, b, questions }: { a: Run; b: Run; questions: number }) {
  const lines: { name: string; note: string; of: (run: Run) => [part: number, whole: number] }[] = [
    {
      name: 'Distinct tools called',
      note: '',
      of: ({ shape }) => [shape.distinctTools, 0],
    },
    {
      name: 'Distinct chains',
      note: '',
      of: ({ sequences, shape }) => [sequences.chains, shape.trajectories],
    },
    {
      name: 'Distinct call sequences',
      note: '',
      of: ({ sequences, shape }) => [sequences.callSequences, shape.trajectories],
    },
    {
      name: 'Distinct word trigrams',
      note: `first ${formatCount(questions)} questions`,
      of: ({ trigrams }) => [trigrams.distinct, trigrams.total],
    },
  ]
  return (
    <Table aria-label="Variety">
      <Heads first="Of what is kept" />
      <tbody>
        {lines.map(({ name, note, of }) => {
          const [[mine, ofMine], [theirs, ofTheirs]] = [of(a), of(b)]
          return (
            <TableRow key={name}>
              <TableCell className="whitespace-nowrap">
                {name}
                {note !== '' && <span className="block text-ink-faint">{note}</span>}
              </TableCell>
              <TableCell numeric>
                {ofMine === 0 ? formatCount(mine) : <Of part={mine} whole={ofMine} />}
              </TableCell>
              <TableCell numeric>
                {ofTheirs === 0 ? formatCount(theirs) : <Of part={theirs} whole={ofTheirs} />}
              </TableCell>
              <TableCell numeric>
                {ofMine === 0 || ofTheirs === 0 ? (
                  signedCount(theirs - mine)
                ) : (
                  <Points from={share(mine, ofMine)} to={share(theirs, ofTheirs)} />
                )}
              </TableCell>
            </TableRow>
          )
        })}
      </tbody>
    </Table>
  )
}

function Dimensions({ a, b }: { a: Run; b: Run }) {
  return (
    <Table aria-label="Judge">
      <Heads first="Dimension" />
      <tbody>
        {DIMENSIONS.map((dimension) => {
          const [mine, theirs] = [judgedOf(a, dimension), judgedOf(b, dimension)]
          return (
            <TableRow key={dimension}>
              <TableCell>{dimensionNames[dimension].title}</TableCell>
              {[mine, theirs].map(({ mean, judged }, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: two runs, always in the same places
                <TableCell key={at} numeric>
                  {mean === null ? (
                    <span className="text-unjudged">unjudged</span>
                  ) : (
                    <>
                      {mean.toFixed(3)} <span className="text-ink-faint">of {formatCount(judged)}</span>
                    </>
                  )}
                </TableCell>
              ))}
              <TableCell numeric className="text-ink-soft">
                {mine.mean === null || theirs.mean === null
                  ? '–'
                  : signed(theirs.mean - mine.mean, (value) => value.toFixed(3))}
              </TableCell>
            </TableRow>
          )
        })}
      </tbody>
    </Table>
  )
}

/** What decided on a dimension, whoever judged: how many verdicts with a score, and their mean. */
function judgedOf({ rates }: Run, dimension: Dimension): { judged: number; mean: number | null } {
  const all = rates.outcome.map(({ dimensions }) => dimensions[dimension])
  const judged = all.reduce((sum, one) => sum + one.judged, 0)
  const scores = all.reduce((sum, one) => sum + one.judged * (one.mean ?? 0), 0)
  return { judged, mean: judged === 0 ? null : scores / judged }
}

const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole)

const Of = ({ part, whole }: { part: number; whole: number }) => (
  <>
    {percentOf(part, whole)}{' '}
    <span className="text-ink-faint @max-6xl:block">
      {formatCount(part)} / {formatCount(whole)}
    </span>
  </>
)

/** A difference of shares in percentage points. */
const Points = ({ from, to }: { from: number | null; to: number | null }) => (
  <span className="text-ink-soft">
    {from === null || to === null ? '–' : signed((to - from) * 100, (value) => `${value.toFixed(1)} pp`)}
  </span>
)

/** With its sign; what rounds to nothing has none. */
function signed(value: number, format: (size: number) => string): string {
  const size = format(Math.abs(value))
  return size === format(0) ? size : `${value < 0 ? '−' : '+'}${size}`
}

const signedCount = (value: number) => signed(value, formatCount)
