import type { JsonObject } from '../../shared/json'
import type { ToolKey } from '../../tool'

/** A call that was really made. */
export interface RecordedCall {
  /** null for a tool that is not among those one learns about. */
  tool: ToolKey | null
  arguments: JsonObject
  /** What came back; null when it failed or was not recorded. */
  result: string | null
}

/** The calls of one attempt in their order, with what people had told: a value that was told came from nobody's result. */
export interface CallRecord {
  told: string
  calls: RecordedCall[]
}
