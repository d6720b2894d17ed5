import type { Spending } from '../job'

/** What one item of a preview took. */
export interface Sample {
  /** From its plan to its judgement, waiting for models included. */
  ms: number
  spent: readonly Spending[]
}

/** A figure for the whole run. `low` and `high` bound it with 90 % confidence; null where one sample says nothing of that. */
export interface Estimated {
  expected: number
  low: number | null
  high: number | null
}

/** What the full run will take, as far as a few items of it tell. */
export interface Estimate {
  /** How many items it stands on. */
  samples: number
  calls: Estimated
  tokensIn: Estimated
  tokensOut: Estimated
  /** US dollars; null where a model that was asked has no price. */
  cost: Estimated | null
  /** Wall-clock seconds of one worker, storing left out. */
  seconds: Estimated
  /** The same for every part and model that was asked. */
  parts: EstimatedPart[]
}

export interface EstimatedPart {
  role: string
  player: string
  name: string
  calls: Estimated
  tokensIn: Estimated
  tokensOut: Estimated
  cost: Estimated | null
}

/** Student's t for 90 % by degrees of freedom from 1; with more of them the last stands in, a little wide. */
const T90 = [6.314, 2.92, 2.353, 2.132, 2.015, 1.943, 1.895, 1.86, 1.833]

/**
 * Calls, tokens, cost and time of `count` items, from a sample of them. `inFlight` says how many calls each player
 * takes at once; the time is that of whatever is busiest, the items in hand or the calls at one endpoint. Null without
 * a sample.
 */
export function estimateRun({
  count,
  samples,
  inFlight,
}: {
  count: number
  samples: readonly Sample[]
  inFlight: { [player: string]: number }
}): Estimate | null {
  if (samples.length === 0) return null
  const over = (figureOf: (spent: readonly Spending[], sample: Sample) => number) =>
    estimated(
      samples.map((sample) => figureOf(sample.spent, sample)),
      count,
    )
  const figures = (mine: (one: Spending) => boolean) => {
    const sumOf = (field: 'calls' | 'tokensIn' | 'tokensOut' | 'cost') =>
      over((spent) => spent.filter(mine).reduce((sum, one) => sum + (one[field] ?? 0), 0))
    const isPriced = samples.every(({ spent }) => spent.filter(mine).every(({ cost }) => cost !== null))
    const [calls, tokensIn, tokensOut] = [sumOf('calls'), sumOf('tokensIn'), sumOf('tokensOut')]
    return { calls, tokensIn, tokensOut, cost: isPriced ? sumOf('cost') : null }
  }
  const parts = new Map(
    samples.flatMap(({ spent }) =>
      spent.map(({ role, player, name }) => [`${role} ${player}`, { role, player, name }] as const),
    ),
  )
  const lanes = Math.max(1, ...Object.values(inFlight))
  const times = [
    over((_, { ms }) => ms / lanes / 1000),
    ...Object.entries(inFlight).map(([player, atOnce]) =>
      over((spent) => {
        const busy = spent.filter((one) => one.player === player).reduce((sum, { ms }) => sum + ms, 0)
        return busy / atOnce / 1000
      }),
    ),
  ]
  return {
    samples: samples.length,
    ...figures(() => true),
    seconds: times.reduce((longest, time) => (time.expected > longest.expected ? time : longest)),
    parts: [...parts.values()].map((part) => ({
      ...part,
      ...figures((one) => one.role === part.role && one.player === part.player),
    })),
  }
}

/** The sum over `count` items of which a few values are known: their mean, and how far it may be off. */
function estimated(values: readonly number[], count: number): Estimated {
  const n = values.length
  const mean = values.reduce((sum, value) => sum + value, 0) / n
  const expected = mean * count
  if (n < 2) return { expected, low: null, high: null }
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1)
  const t = T90[Math.min(n - 1, T90.length) - 1] ?? 0
  const off = t * Math.sqrt(variance * (1 / n + 1 / count)) * count
  return { expected, low: Math.max(0, expected - off), high: expected + off }
}
