import type { Random } from '../../shared/random'
import type { ToolFailure } from '../tool'

/** The failures that are injected and how often each is drawn (astra-spec 4.3 names time-outs and unreachable services). */
const INJECTED: readonly {
  kind: ToolFailure['kind']
  weight: number
  isTransient: boolean
  message: string
}[] = [
  {
    kind: 'timeout',
    weight: 0.35,
    isTransient: true,
    message: 'The service did not answer within 30 seconds.',
  },
  { kind: 'unreachable', weight: 0.25, isTransient: true, message: 'The service could not be reached.' },
  {
    kind: 'rate-limit',
    weight: 0.25,
    isTransient: true,
    message: 'Too many requests; try again in a moment.',
  },
  {
    kind: 'invalid-state',
    weight: 0.15,
    isTransient: false,
    message: 'The operation is not possible in the current state.',
  },
]

/** With probability `rate` a failure made on purpose, else null. A state can only forbid what would change it. */
export function injectedFailure(rate: number, isActing: boolean, random: Random): ToolFailure | null {
  if (!random.chance(rate)) return null
  const possible = INJECTED.filter(({ kind }) => isActing || kind !== 'invalid-state')
  const drawn = possible[random.weighted(possible.map(({ weight }) => weight))]
  if (!drawn) return null
  const { kind, isTransient, message } = drawn
  return { kind, isTransient, isInjected: true, message }
}

/** A failure that a call earned itself; calling again unchanged cannot help. */
export const permanentFailure = (kind: ToolFailure['kind'], message: string): ToolFailure => ({
  kind,
  isTransient: false,
  isInjected: false,
  message,
})

/** The text that an agent reads when a call failed. */
export const failureText = ({ kind, message }: ToolFailure): string =>
  JSON.stringify({ error: { code: kind, message } })
