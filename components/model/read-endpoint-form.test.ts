import { expect, it } from 'vitest'
import { readEndpointForm } from './read-endpoint-form'

const aForm = (fields: Record<string, string>) => {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  return form
}
const filled = {
  name: ' Local ',
  baseUrl: 'http://127.0.0.1:8000/v1',
  model: 'small-1',
  key: '',
  concurrency: '8',
  timeoutS: '60',
  retriesMax: '0',
  callsMax: '',
  tokensMax: '1000',
  priceIn: '',
  priceOut: '0',
}

it('reads texts, numbers, and empty numbers as no limit', () => {
  expect(readEndpointForm(aForm(filled), 'model_1')).toEqual({
    id: 'model_1',
    name: 'Local',
    baseUrl: 'http://127.0.0.1:8000/v1',
    model: 'small-1',
    embeddingModel: null,
    key: undefined,
    concurrency: 8,
    timeoutMs: 60_000,
    retriesMax: 0,
    callsMax: null,
    tokensMax: 1000,
    priceIn: null,
    priceOut: 0,
  })
})

it('keeps, replaces or removes the key', () => {
  expect(readEndpointForm(aForm(filled), undefined).key).toBeUndefined()
  expect(readEndpointForm(aForm({ ...filled, key: 'sk-1' }), undefined).key).toBe('sk-1')
  expect(readEndpointForm(aForm({ ...filled, removeKey: 'on' }), undefined).key).toBeNull()
})
