import { Table, TableCell, TableHead, TableRow } from '@/components/ui/table'
import { formatCount } from '@/lib/shared/format'
import { ASTRA_SFT, type RunShape } from '@/lib/synthesis'

interface Measure {
  name: string
  /** Null where there is nothing to measure yet. */
  ours: (shape: RunShape) => number | null
  astra: number | null
  format: (value: number) => string
  /** Whether a difference says anything: counts of items depend on how many were asked for. */
  isCompared: boolean
}

const decimal = (value: number) => value.toFixed(2)
const percent = (value: number) => `${(value * 100).toFixed(1)} %`
const per = (part: number, whole: number) => (whole === 0 ? null : part / whole)
const messagesOf = ({ messages }: RunShape) =>
  messages.system + messages.user + messages.assistant + messages.tool
const callsOf = ({ byCalls }: RunShape) => byCalls.reduce((sum, { calls, count }) => sum + calls * count, 0)
const withCalls = ({ byCalls }: RunShape, least: number, most: number) =>
  byCalls.reduce((sum, { calls, count }) => sum + (calls >= least && calls <= most ? count : 0), 0)

const MEASURES: Measure[] = [
  {
    name: 'Conversations',
    ours: ({ trajectories }) => trajectories,
    astra: ASTRA_SFT.conversations,
    format: formatCount,
    isCompared: false,
  },
  {
    name: 'Messages, mean',
    ours: (shape) => per(messagesOf(shape), shape.trajectories),
    astra: ASTRA_SFT.messagesMean,
    format: decimal,
    isCompared: true,
  },
  {
    name: 'Tool calls, mean',
    ours: (shape) => per(callsOf(shape), shape.trajectories),
    astra: ASTRA_SFT.callsMean,
    format: decimal,
    isCompared: true,
  },
  {
    name: 'With 1 to 5 calls',
    ours: (shape) => per(withCalls(shape, 1, 5), shape.trajectories),
    astra: ASTRA_SFT.withOneToFive,
    format: percent,
    isCompared: true,
  },
  {
    name: 'With no call',
    ours: (shape) => per(withCalls(shape, 0, 0), shape.trajectories),
    astra: ASTRA_SFT.withoutCall,
    format: percent,
    isCompared: true,
  },
  ...(['tool', 'assistant', 'user', 'system'] as const).map(
    (role): Measure => ({
      name: `Messages by ${role}`,
      ours: (shape) => per(shape.messages[role], messagesOf(shape)),
      astra: ASTRA_SFT.roles[role],
      format: percent,
      isCompared: true,
    }),
  ),
  {
    name: 'Distinct tools called',
    ours: ({ distinctTools }) => distinctTools,
    astra: ASTRA_SFT.distinctTools,
    format: formatCount,
    isCompared: false,
  },
]

/** What was kept, beside the figures that ASTRA publishes of its SFT data; and how far they may be compared. */
export function ShapeTable({ shape, isBuiltIn }: { shape: RunShape; isBuiltIn: boolean }) {
  return (
    <div className="grid gap-2">
      <Table aria-label="Beside ASTRA">
        <thead>
          <tr>
            <TableHead>Of what is kept</TableHead>
            <TableHead numeric>This run</TableHead>
            <TableHead numeric>ASTRA</TableHead>
            <TableHead numeric>Difference</TableHead>
          </tr>
        </thead>
        <tbody>
          {MEASURES.map(({ name, ours, astra, format, isCompared }) => {
            const mine = ours(shape)
            return (
              <TableRow key={name}>
                <TableCell>{name}</TableCell>
                <TableCell numeric>{mine === null ? '–' : format(mine)}</TableCell>
                <TableCell numeric>
                  {astra === null ? <span className="text-ink-faint">not published</span> : format(astra)}
                </TableCell>
                <TableCell numeric className="text-ink-soft">
                  {isCompared && mine !== null && astra !== null ? signed(mine - astra, format) : '–'}
                </TableCell>
              </TableRow>
            )
          })}
        </tbody>
      </Table>
      <p className="px-4 text-ink-faint text-meta">
        ASTRA’s are the figures of its paper’s 54,885 SFT conversations (A.1.1).{' '}
        {isBuiltIn
          ? 'This run is built-in and rule-based: its lengths and shapes can be compared, its language and variety cannot.'
          : 'Another model, other tools and other limits: a difference is no verdict on either.'}
      </p>
    </div>
  )
}

const signed = (difference: number, format: (value: number) => string): string =>
  `${difference < 0 ? '−' : '+'}${format(Math.abs(difference))}`
