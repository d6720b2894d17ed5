import type { Result } from '@/lib/shared/result'
import type { Mark, NewMark } from '@/lib/trajectory'

/** What a page hands to a reader who may mark. */
export interface Marking {
  /** Everything that people said before, oldest first. */
  marks: Mark[]
  /** The queue that the reader came from: its seed, and the run that it goes through; null when there is none. */
  queue: { seed: number; jobId?: string } | null
  markDimension: (mark: NewMark) => Promise<Result<Mark>>
  nextToMark: (queue: {
    person: string
    seed: number
    jobId?: string
  }) => Promise<Result<{ next: string | null; marked: number; total: number }>>
}
