import { expect, it } from 'vitest'
import type { JsonObject } from '../shared/json'
import { aScriptedModel, theLibrary } from './fixtures'
import { writeTaskByModel } from './model-author'

const write = (task: JsonObject) =>
  writeTaskByModel({
    chain: { tools: ['library/search_books', 'library/reserve_book'], walks: 1 },
    tools: theLibrary,
    model: aScriptedModel({ objects: { task } }),
    seed: 1,
    signal: new AbortController().signal,
  })
const question = 'Find me something about sailing and put it aside for member MB-77.'

it('takes a question with tools that exist', async () => {
  const { task } = await write({ question, language: 'en', target_tools: ['search_books', 'reserve_book'] })
  expect(task).toMatchObject({
    ok: true,
    value: { question, plan: null, expectedTools: ['library/search_books', 'library/reserve_book'] },
  })
})

it.each([
  ['unknown-tool', { question, language: 'en', target_tools: ['search_books lend_book'] }],
  [
    'names-a-tool',
    { question: `${question} Use search_books.`, language: 'en', target_tools: ['search_books'] },
  ],
  ['unparsed', { question }],
])('drops the rest as %s', async (code, value) => {
  expect((await write(value)).task).toMatchObject({ ok: false, problem: { code } })
})
