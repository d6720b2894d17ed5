import type { Termination } from '@/lib/trajectory'

/** Why an attempt ended, in words. */
export const terminationNames = {
  answered: 'answered',
  'turn-limit': 'turn limit',
  'time-limit': 'time limit',
  budget: 'budget spent',
  error: 'error',
  cancelled: 'cancelled',
} satisfies Record<Termination, string>
