import fc from 'fast-check'
import { expect, test } from 'vitest'
import { partsOf, type ToolKey, toolKey } from '../tool'
import { messagesOf, type Step } from '../trajectory'
import { stepsOf } from './chat-messages'

const nameOf = (tool: ToolKey) => partsOf(tool).tool
const keyOf = (name: string) => toolKey('trains', name)

test('messages that answer no call are refused by their place', () => {
  const stray = [{ role: 'tool' as const, toolCallId: 'call_9', name: 'book', content: '{}' }]
  expect(stepsOf(stray, keyOf)).toMatchObject({ ok: false, problem: { code: 'result-without-call' } })
})

const text = fc.string({ minLength: 1 })
const aCall = fc.record({
  tool: fc.constantFrom('search', 'book', 'pay').map(keyOf),
  arguments: fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.integer(), fc.boolean())),
  content: fc.string(),
})
const aTurn = fc.oneof(
  fc.record({
    thoughts: fc.array(text, { maxLength: 2 }),
    calls: fc.array(aCall, { minLength: 1, maxLength: 3 }),
  }),
  fc.record({ thoughts: fc.array(text, { maxLength: 1 }), answer: text }),
)

/** Steps of any number of turns, after a system prompt and a question. */
const someSteps = fc.array(aTurn, { maxLength: 5 }).map((turns) => {
  const steps: Step[] = []
  const add = (step: Partial<Step> & { kind: Step['kind'] }, turn: number) =>
    steps.push({ ordinal: steps.length, turn, durationMs: null, ...step } as Step)
  add({ kind: 'message', origin: 'arena', role: 'system', text: 'Be brief.' }, 0)
  add({ kind: 'message', origin: 'person', role: 'user', text: 'Where to?' }, 0)
  for (const [at, turn] of turns.entries()) {
    for (const thought of turn.thoughts) add({ kind: 'thought', origin: 'policy', text: thought }, at + 1)
    const calls = 'calls' in turn ? turn.calls : []
    for (const [nth, call] of calls.entries()) {
      const { content: _, ...made } = call
      add({ kind: 'tool-call', origin: 'policy', callId: `c${nth}`, problems: [], ...made }, at + 1)
    }
    for (const [nth, { tool, content }] of calls.entries()) {
      add({ kind: 'tool-result', origin: 'arena', callId: `c${nth}`, tool, content, failure: null }, at + 1)
    }
    if ('answer' in turn) add({ kind: 'answer', origin: 'policy', text: turn.answer }, at + 1)
  }
  return steps
})

test('steps come back from messages as they were', () => {
  fc.assert(
    fc.property(someSteps, (steps) => {
      expect(stepsOf(messagesOf(steps, nameOf), keyOf)).toEqual({ ok: true, value: steps })
    }),
  )
})
