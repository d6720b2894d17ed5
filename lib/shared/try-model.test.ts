import { expect, it } from 'vitest'
import type { ChatModel, ChatReply } from './model'
import { tryModel } from './try-model'

const aModelThatReplies = (reply: Partial<ChatReply>): ChatModel => ({
  name: 'a model',
  chat: async () => ({
    text: '',
    reasoning: null,
    toolCalls: [],
    invalid: [],
    finish: 'stop',
    usage: { calls: 1, tokensIn: 9, tokensOut: 4 },
    durationMs: 120,
    ...reply,
  }),
  object: () => Promise.reject(new Error('a trial asks for no object')),
})
const trialOf = (reply: Partial<ChatReply>) =>
  tryModel(aModelThatReplies(reply), new AbortController().signal)

it('tells that a model calls tools, and what it said in the call when it said nothing else', async () => {
  const toolCalls = [{ id: 'c1', name: 'report_ready', arguments: { greeting: 'Hello there.' } }]
  expect(await trialOf({ toolCalls })).toEqual({
    text: 'Hello there.',
    tools: { isCalled: true },
    usage: { calls: 1, tokensIn: 9, tokensOut: 4 },
    durationMs: 120,
  })
  expect((await trialOf({ toolCalls, text: 'Hi. ' })).text).toBe('Hi.')
})

it('tells why a model calls none', async () => {
  expect((await trialOf({ text: 'Hi.' })).tools).toMatchObject({ isCalled: false })
  const invalid = [{ id: 'c1', name: 'wave', rawArguments: '{}', message: 'There is no tool "wave".' }]
  expect((await trialOf({ invalid })).tools).toEqual({ isCalled: false, reason: 'There is no tool "wave".' })
})
