import { describe, expect, test } from 'vitest'
import { partsOf, type ToolKey } from '../tool'
import { messagesOf } from './messages'
import type { Step } from './step'

const nameOf = (tool: ToolKey) => partsOf(tool).tool

const aThought = (turn: number, text: string): Step => ({
  kind: 'thought',
  ordinal: 0,
  turn,
  durationMs: null,
  origin: 'policy',
  text,
})

const aCall = (turn: number, callId: string, city: string): Step => ({
  kind: 'tool-call',
  ordinal: 0,
  turn,
  durationMs: null,
  origin: 'policy',
  callId,
  tool: 'trains/search',
  arguments: { city },
  problems: [],
})

const aResult = (turn: number, callId: string, content: string): Step => ({
  kind: 'tool-result',
  ordinal: 0,
  turn,
  durationMs: null,
  origin: 'arena',
  callId,
  tool: 'trains/search',
  content,
  failure: null,
})

const anAnswer = (turn: number, text: string): Step => ({ ...aThought(turn, text), kind: 'answer' }) as Step

describe('steps as messages', () => {
  test('a turn is one assistant message, and its results follow in call order', () => {
    const steps = [
      aThought(1, 'I look at both.'),
      aCall(1, 'a', 'Bern'),
      aCall(1, 'b', 'Basel'),
      aResult(1, 'b', 'T-9'),
      aResult(1, 'a', 'T-7'),
      anAnswer(2, 'T-9 leaves first.'),
    ]
    expect(messagesOf(steps, nameOf)).toEqual([
      {
        role: 'assistant',
        content: 'I look at both.',
        toolCalls: [
          { id: 'a', name: 'search', arguments: { city: 'Bern' } },
          { id: 'b', name: 'search', arguments: { city: 'Basel' } },
        ],
      },
      { role: 'tool', toolCallId: 'a', name: 'search', content: 'T-7' },
      { role: 'tool', toolCallId: 'b', name: 'search', content: 'T-9' },
      { role: 'assistant', content: 'T-9 leaves first.' },
    ])
  })

  test('reasoning stands beside what is said, before calls and before an answer', () => {
    const steps = [
      aThought(1, 'Which city?'),
      aThought(1, 'Bern first.'),
      aCall(1, 'a', 'Bern'),
      aResult(1, 'a', 'T-7'),
      aThought(2, 'That will do.'),
      anAnswer(2, 'Take T-7.'),
    ]
    const spoken = messagesOf(steps, nameOf).filter((message) => message.role === 'assistant')
    expect(spoken).toMatchObject([
      { content: 'Bern first.', reasoning: 'Which city?' },
      { content: 'Take T-7.', reasoning: 'That will do.' },
    ])
  })

  test('an id used again in a later turn names the later call', () => {
    const steps = [
      aCall(1, 'a', 'Bern'),
      aResult(1, 'a', 'T-7'),
      aCall(2, 'a', 'Basel'),
      aResult(2, 'a', 'T-9'),
    ]
    expect(messagesOf(steps, nameOf).map((message) => message.content)).toEqual(['', 'T-7', '', 'T-9'])
  })

  test('a result without its call is no record', () => {
    expect(() => messagesOf([aResult(1, 'a', 'T-7')], nameOf)).toThrow('result a has no call')
  })
})
