/** A model endpoint as the browser may know it: of its key only that there is one, and how it ends. */
export interface EndpointSummary {
  id: string
  name: string
  baseUrl: string
  model: string
  /** What turns texts into vectors; null where it is only asked for words. */
  embeddingModel: string | null
  /** `…` and the last four characters; null when no key is set. */
  keyHint: string | null
  concurrency: number
  timeoutMs: number
  retriesMax: number
  /** null: without limit. */
  callsMax: number | null
  tokensMax: number | null
  /** US dollars per million tokens; null when unknown. */
  priceIn: number | null
  priceOut: number | null
  callsSpent: number
  tokensSpent: number
}

/** What the form hands over. `key`: undefined keeps the stored one, null removes it. */
export type EndpointDraft = Omit<EndpointSummary, 'keyHint' | 'callsSpent' | 'tokensSpent' | 'id'> & {
  id?: string
  key?: string | null
}

/** Where the form's numbers may lie; the server checks the same. */
export const endpointRanges = {
  concurrency: { min: 1, max: 256 },
  timeoutS: { min: 1, max: 300 },
  retriesMax: { min: 0, max: 10 },
} as const
