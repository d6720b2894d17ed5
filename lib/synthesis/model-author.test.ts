import { expect, it } from 'vitest'
import type { JsonObject } from '../shared/json'
import type { TaskMode } from '../task'
import { aScriptedModel, theLibrary } from './fixtures'
import { writeTaskByModel } from './model-author'

const write = (task: JsonObject, mode: TaskMode = 'chain') =>
  writeTaskByModel({
    mode,
    chain: { tools: ['library/search_books', 'library/reserve_book'] },
    tools: theLibrary,
    serverTools: { min: 2, max: 2 },
    model: aScriptedModel({ objects: { task } }),
    seed: 1,
    signal: new AbortController().signal,
  })
const question = 'Find me something about sailing and put it aside for member MB-77.'
const target_tools = ['search_books', 'reserve_book']
const withheld = { tool: 'reserve_book', parameter: 'member_id', value: 'MB-99' }

it.each<[TaskMode, JsonObject, object]>([
  ['chain', { question, language: 'en', target_tools }, { plan: null, withheldTools: [], leak: null }],
  ['server', { question, language: 'en', target_tools }, { plan: null }],
  [
    'missing-tool',
    { question, language: 'en', target_tools },
    { withheldTools: [expect.stringMatching(/^library\//)] },
  ],
  [
    'missing-parameter',
    { question, language: 'en', target_tools, withheld },
    { withheldValues: [{ tool: 'library/reserve_book', parameter: 'member_id', value: 'MB-99' }] },
  ],
])('takes a question in the mode %s with tools that exist', async (mode, answer, parts) => {
  expect((await write(answer, mode)).value).toMatchObject({
    ok: true,
    value: { mode, question, expectedTools: ['library/search_books', 'library/reserve_book'], ...parts },
  })
})

it('takes a message that its own words answer', async () => {
  const message = 'I keep the notes about my books in the blue folder. Where do I keep them?'
  const answer = { question: message, language: 'en', answer: 'the blue folder' }
  expect((await write(answer, 'no-tool')).value).toMatchObject({
    ok: true,
    value: { expectedTools: [], plan: [], answer: 'the blue folder' },
  })
})

it('marks a question that names a tool', async () => {
  const naming = `${question} Use search_books.`
  expect((await write({ question: naming, language: 'en', target_tools })).value).toMatchObject({
    ok: true,
    value: { leak: 'search_books' },
  })
})

it.each<[string, TaskMode, JsonObject]>([
  // One name that holds two, as the released parser makes of two tags on one line (astra-spec 3.1).
  ['unknown-tool', 'chain', { question, language: 'en', target_tools: ['search_books reserve_book'] }],
  ['other-tools', 'chain', { question, language: 'en', target_tools: ['reserve_book', 'search_books'] }],
  ['other-tools', 'chain', { question, language: 'en', target_tools: ['search_books'] }],
  ['other-tools', 'server', { question, language: 'en', target_tools: ['search_books'] }],
  ['unparsed', 'chain', { question }],
  ['unparsed', 'no-tool', { question, language: 'en', target_tools }],
  ['wrong-language', 'chain', { question, language: 'zh', target_tools }],
  [
    'wrong-language',
    'chain',
    { question: '请帮我找一本关于航海的书，然后为会员 77 号预订它，谢谢你。', language: 'zh', target_tools },
  ],
  [
    'wrong-withheld',
    'missing-parameter',
    { question, language: 'en', target_tools, withheld: { ...withheld, value: 'MB-77' } },
  ],
  [
    'wrong-withheld',
    'missing-parameter',
    { question, language: 'en', target_tools, withheld: { ...withheld, parameter: 'limit' } },
  ],
  ['answer-not-said', 'no-tool', { question, language: 'en', answer: 'forty-two' }],
])('drops the rest as %s (%s)', async (code, mode, value) => {
  expect((await write(value, mode)).value).toMatchObject({ ok: false, problem: { code } })
})
