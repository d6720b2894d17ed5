import type { RunShape } from '@/lib/synthesis'
import type { JudgeRates } from '@/lib/trajectory'
import type { CauseLine } from './cause-table'
import type { Example } from './example-list'

/** What a run's page shows beside its progress. */
export interface RunFigures {
  /** The verdicts that decided, and each judge of a panel by itself. */
  rates: { attempts: number; outcome: JudgeRates[]; panel: JudgeRates[] }
  shape: RunShape
  causes: CauseLine[]
  /** Plans that were given up for others before a task could be written, by reason. */
  tries: { reason: string; count: number }[]
  /** The newest item of every ending. */
  examples: Example[]
}
