import type { Route } from 'next'
import Link from 'next/link'
import { Table, TableCell, TableHead, TableRow } from '@/components/ui/table'
import { droppedIn, quarantinedIn, type StageFunnel } from '@/lib/job'
import { formatCount } from '@/lib/shared/format'
import { percentOf } from '../figures'
import { inWords, stageTitle } from '../names'

/** Which items a count opens. */
export interface ItemsOf {
  stage: string
  outcome: 'dropped' | 'quarantined'
  reason?: string
}

/**
 * The gates of a run, one a line: what came in, what passed, and what did not by reason; every count opens its items.
 * What passes one gate is what comes to the next.
 */
export function StageTable({
  stages,
  hrefOf,
}: {
  stages: readonly StageFunnel[]
  hrefOf: (items: ItemsOf) => Route | null
}) {
  // Chains are counted by themselves: many items are made from each, or none.
  const most = Math.max(1, ...stages.map((stage) => (stage.stage === 'chains' ? 0 : stage.in)))
  const width = ({ stage, in: all }: StageFunnel) => (stage === 'chains' ? '100%' : `${(all / most) * 100}%`)
  return (
    <Table aria-label="Stages">
      <thead>
        <tr>
          <TableHead>Stage</TableHead>
          <TableHead numeric>In</TableHead>
          <TableHead numeric>Passed</TableHead>
          <TableHead numeric>Share</TableHead>
          <TableHead className="w-1/4">
            <span className="sr-only">Drawn</span>
          </TableHead>
          <TableHead numeric>Dropped</TableHead>
          <TableHead numeric>Quarantined</TableHead>
          <TableHead className="w-1/3">Reasons</TableHead>
        </tr>
      </thead>
      <tbody>
        {stages.map((stage) => {
          const dropped = droppedIn(stage)
          const quarantined = quarantinedIn(stage)
          const { title, does } = stageTitle(stage.stage)
          return (
            <TableRow key={stage.stage}>
              <TableCell title={does}>{title}</TableCell>
              <TableCell numeric>{formatCount(stage.in)}</TableCell>
              <TableCell numeric>{formatCount(stage.kept)}</TableCell>
              <TableCell numeric className="text-ink-soft">
                {percentOf(stage.kept, stage.in)}
              </TableCell>
              <TableCell>
                <span aria-hidden className="flex h-2" style={{ width: width(stage) }}>
                  <span
                    className={stage.stage === 'chains' ? 'bg-ink-faint' : 'bg-pass'}
                    style={{ width: share(stage.kept, stage.in) }}
                  />
                  <span className="bg-fail" style={{ width: share(dropped, stage.in) }} />
                  <span
                    className="hatch border-line-strong border-y"
                    style={{ width: share(quarantined, stage.in) }}
                  />
                </span>
              </TableCell>
              <TableCell numeric>
                <Count
                  n={dropped}
                  look="text-fail"
                  href={hrefOf({ stage: stage.stage, outcome: 'dropped' })}
                />
              </TableCell>
              <TableCell numeric>
                <Count
                  n={quarantined}
                  look="text-unjudged"
                  href={hrefOf({ stage: stage.stage, outcome: 'quarantined' })}
                />
              </TableCell>
              <TableCell>
                <Reasons stage={stage} hrefOf={hrefOf} />
              </TableCell>
            </TableRow>
          )
        })}
      </tbody>
    </Table>
  )
}

const share = (part: number, whole: number) => (whole === 0 ? '0' : `${(part / whole) * 100}%`)

function Count({ n, look, href }: { n: number; look: string; href: Route | null }) {
  if (n === 0) return <span className="text-ink-faint">0</span>
  if (!href) return <span className={look}>{formatCount(n)}</span>
  return (
    <Link href={href} prefetch={false} className={`no-underline hover:underline ${look}`}>
      {formatCount(n)}
    </Link>
  )
}

function Reasons({ stage, hrefOf }: { stage: StageFunnel; hrefOf: (items: ItemsOf) => Route | null }) {
  const lines = (['dropped', 'quarantined'] as const)
    .flatMap((outcome) =>
      Object.entries(stage[outcome]).map(([reason, count]) => ({ outcome, reason, count })),
    )
    .sort((a, b) => b.count - a.count)
  if (lines.length === 0) return <span className="text-ink-faint">–</span>
  return (
    <span className="flex flex-wrap gap-x-3 gap-y-0.5">
      {lines.map(({ outcome, reason, count }) => {
        const href = hrefOf({ stage: stage.stage, outcome, reason })
        const words = (
          <>
            <span aria-hidden className={outcome === 'dropped' ? 'text-fail' : 'text-unjudged'}>
              {outcome === 'dropped' ? '✕' : '▨'}
            </span>{' '}
            {inWords(reason)} <span className="figures">{formatCount(count)}</span>
          </>
        )
        return href ? (
          <Link
            key={`${outcome} ${reason}`}
            href={href}
            prefetch={false}
            title={`${outcome}: ${reason}`}
            className="whitespace-nowrap text-ink-soft no-underline hover:text-ink hover:underline"
          >
            {words}
          </Link>
        ) : (
          <span key={`${outcome} ${reason}`} className="whitespace-nowrap text-ink-soft">
            {words}
          </span>
        )
      })}
    </span>
  )
}
