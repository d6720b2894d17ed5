import type { EndpointDraft } from './endpoint'

/** The fields of the endpoint form as a draft. An empty number is "no limit" or "not known", never 0. */
export function readEndpointForm(form: FormData, id: string | undefined): EndpointDraft {
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const numberOrNull = (name: string) => (text(name) === '' ? null : Number(text(name)))
  return {
    id,
    name: text('name'),
    baseUrl: text('baseUrl'),
    model: text('model'),
    embeddingModel: text('embeddingModel') || null,
    key: form.has('removeKey') ? null : text('key') || undefined,
    concurrency: Number(text('concurrency')),
    timeoutMs: Number(text('timeoutS')) * 1000,
    retriesMax: Number(text('retriesMax')),
    callsMax: numberOrNull('callsMax'),
    tokensMax: numberOrNull('tokensMax'),
    priceIn: numberOrNull('priceIn'),
    priceOut: numberOrNull('priceOut'),
  }
}
