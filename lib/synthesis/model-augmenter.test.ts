import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../shared/json'
import type { ModelProblemCode } from '../shared/model'
import { type AugmentationAxis, BUILT_IN_PERSONAS } from '../task'
import { aScriptedModel, aTask, theLibrary } from './fixtures'
import { varyByModel } from './model-augmenter'

const question =
  'Our sailing club meets soon: find books about "sailing" and reserve the first for member MB-77.'
const good = { change: 'A club is the reason.', question, target_tools: ['search_books', 'reserve_book'] }
const agrees = { reason: 'Both want a book reserved.', same_intent: true }

const vary = (
  variation: JsonObject | ModelProblemCode,
  same_intent: JsonObject | ModelProblemCode = agrees,
  axis: AugmentationAxis = 'diversity',
) => {
  const model = aScriptedModel({ objects: { variation, same_intent } })
  return varyByModel({
    task: aTask(),
    ...{ axis, tools: theLibrary, personas: BUILT_IN_PERSONAS, model, judge: model, seed: 1 },
    pick: (items) => items[0] as (typeof items)[number],
    signal: new AbortController().signal,
  })
}

describe('a variation by a model', () => {
  it('keeps the plan and says what changed', async () => {
    expect((await vary(good)).value).toMatchObject({
      ok: true,
      value: {
        question,
        plan: aTask().plan,
        augmentation: { axis: 'diversity', change: 'A club is the reason.', persona: null, facet: null },
        author: { kind: 'model' },
      },
    })
    expect((await vary(good, agrees, 'complexity')).value).toMatchObject({
      value: { augmentation: { facet: 'budget' } },
    })
    expect((await vary(good, agrees, 'persona')).value).toMatchObject({
      value: { augmentation: { persona: 'nurse on a night ward, 34' } },
    })
  })

  it.each<[string, JsonObject, JsonObject]>([
    ['unparsed', { question }, agrees],
    ['unknown-tool', { ...good, target_tools: ['lend_book'] }, agrees],
    ['other-tools', { ...good, target_tools: ['reserve_book', 'search_books'] }, agrees],
    ['names-a-tool', { ...good, question: `${question} Use search_books.` }, agrees],
    ['value-lost', { ...good, question: 'Find me books about boats and put one aside, please.' }, agrees],
    [
      'other-language',
      {
        ...good,
        question: '请帮我找一本关于 "sailing" 的书，并为会员 MB-77 预订第一本，谢谢你的帮助，再见。',
      },
      agrees,
    ],
    ['unchanged', { ...good, question: aTask().question.toLowerCase() }, agrees],
    ['other-intent', good, { reason: 'The second one sells the book.', same_intent: false }],
    ['unparsed', good, { reason: 'hm' }],
  ])('is dropped as %s', async (code, variation, intent) => {
    expect((await vary(variation, intent)).value).toMatchObject({ ok: false, problem: { code } })
  })

  it('counts both questions, the second with the judge where that is another model', async () => {
    expect((await vary(good)).usage.calls).toBe(2)
    const judge = aScriptedModel({ objects: { same_intent: agrees } })
    const made = await varyByModel({
      task: aTask(),
      ...{ axis: 'diversity', tools: theLibrary, personas: BUILT_IN_PERSONAS, seed: 1, judge },
      model: aScriptedModel({ objects: { variation: good } }),
      pick: (items) => items[0] as (typeof items)[number],
      signal: new AbortController().signal,
    })
    expect([made.usage.calls, made.judged?.calls]).toEqual([1, 1])
    const unread = await vary(good, 'unparsed')
    expect(unread).toMatchObject({ value: { problem: { code: 'unparsed' } }, usage: { calls: 2 } })
  })
})
