import { Badge } from '@/components/ui/badge'
import { counted, formatCount, formatDuration } from '@/lib/shared/format'
import type { Estimate, Estimated } from '@/lib/synthesis'

const LINES = [
  { name: 'Time', of: ({ seconds }: Estimate) => seconds, format: (s: number) => formatDuration(s * 1000) },
  { name: 'Model calls', of: ({ calls }: Estimate) => calls, format: round },
  { name: 'Tokens in', of: ({ tokensIn }: Estimate) => tokensIn, format: round },
  { name: 'Tokens out', of: ({ tokensOut }: Estimate) => tokensOut, format: round },
  { name: 'Cost', of: ({ cost }: Estimate) => cost, format: (usd: number) => `$${usd.toFixed(2)}` },
] as const

/** What the whole run will take by the items previewed: expected, the range in which it lies with 90 % confidence. */
export function EstimateTable({
  estimate,
  count,
  isOld,
}: {
  estimate: Estimate
  count: number
  isOld: boolean
}) {
  return (
    <section aria-label="Estimate" className={isOld ? 'opacity-60' : undefined}>
      <table className="w-full text-meta">
        <caption className="px-4 pt-2 pb-1 text-left text-ink-faint">
          Estimate for {counted(count, 'item')}, from {estimate.samples} previewed
          {estimate.samples > 1 && '; range at 90 % confidence'}
        </caption>
        <thead className="sr-only">
          <tr>
            <th scope="col">What</th>
            <th scope="col">Expected</th>
            <th scope="col">Range</th>
          </tr>
        </thead>
        <tbody>
          {LINES.map(({ name, of, format }) => {
            const figure: Estimated | null = of(estimate)
            return (
              <tr key={name}>
                <th scope="row" className="w-28 py-0.5 pl-4 text-left font-normal text-ink-soft">
                  {name}
                </th>
                <td className="figures py-0.5 pr-4 text-right">
                  {figure === null ? <Badge tone="unjudged">not known</Badge> : format(figure.expected)}
                </td>
                <td className="figures py-0.5 pr-4 text-right text-ink-soft">
                  {figure === null
                    ? 'a model has no price'
                    : figure.low === null || figure.high === null
                      ? 'one item tells no range'
                      : rangeOf(format(figure.low), format(figure.high))}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      <p className="border-line border-b px-4 pt-0.5 pb-2 text-ink-faint text-meta">
        Time is that of one worker, storing left out.
      </p>
    </section>
  )
}

/** A range in words of its own only where there is one. */
const rangeOf = (low: string, high: string): string => (low === high ? '–' : `${low} – ${high}`)

/** To three telling figures: an estimate knows no more. */
function round(value: number): string {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, value))) - 2)
  return formatCount(Math.round(value / step) * step)
}
