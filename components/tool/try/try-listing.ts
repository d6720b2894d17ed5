import type { JsonObject } from '@/lib/shared/json'
import type { Result } from '@/lib/shared/result'
import type { ArgumentProblem, ToolFailure, ToolKey } from '@/lib/tool'

export type TryBackend = 'emulator' | 'live'

/** One try as a page shows it. */
export interface TryListing {
  ordinal: number
  tool: ToolKey
  arguments: JsonObject
  content: string
  /** Longer than `content` where only the beginning is kept. */
  contentLength: number
  failure: ToolFailure | null
  /** Null where nothing was timed. */
  durationMs: number | null
}

/** Tries that share one state. `session` is null before the first. */
export interface TriesListing {
  session: { seed: number; failureRate: number } | null
  tries: readonly TryListing[]
}

/** What the page may ask the studio for. */
export interface TryActions {
  tryTool: (asked: {
    toolId: string
    backend: TryBackend
    arguments: JsonObject
    isForced: boolean
  }) => Promise<Result<{ kind: 'unfit'; problems: ArgumentProblem[] } | ({ kind: 'tried' } & TriesListing)>>
  resetTries: (asked: {
    toolId: string
    backend: TryBackend
    seed: number
    failureRate: number
  }) => Promise<Result<TriesListing>>
}
