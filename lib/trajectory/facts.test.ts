import { expect, it } from 'vitest'
import { factsOf } from './facts'
import { aGoodTrajectory, aTask, aTimeout, aTrajectory, found } from './fixtures'
import { judgeByRules } from './judge/built-in-judge'
import { messagesOf } from './messages'
import { skeletonOf } from './skeleton'

it('tells a trajectory in few facts', () => {
  const trajectory = aTrajectory(
    [
      { calls: [['search_books', { query: 'sailing' }, aTimeout]] },
      { calls: [['search_books', { query: 'sailing' }, found]] },
    ],
    'I found "Knots".',
  )
  const facts = factsOf(aTask(), trajectory, judgeByRules(aTask(), trajectory), 'dropped', 'below-threshold')
  expect(facts).toMatchObject({
    stepCount: 7,
    turnCount: 3,
    callCount: 2,
    failureCount: 1,
    tools: ['library/search_books'],
    unjudgedCount: 1,
    outcome: 'dropped',
    reason: 'below-threshold',
  })
  expect(facts.score).toBeCloseTo((1 + 1 + 0.5 + 1 + 0.75) / 5)
})

it('outlines every step in at most 80 characters', () => {
  const trajectory = aTrajectory(
    [{ thought: 'x'.repeat(500), calls: [['search_books', { query: 'sailing' }, aTimeout]] }],
    'Sorry, it failed.',
  )
  const skeleton = skeletonOf(trajectory)
  expect(skeleton.map(({ kind, status }) => [kind, status])).toEqual([
    ['message', null],
    ['message', null],
    ['thought', null],
    ['tool-call', 'failed'],
    ['tool-result', 'injected-failure'],
    ['answer', null],
  ])
  expect(skeleton.every(({ label }) => [...label].length <= 80)).toBe(true)
  expect(skeleton[2]).toMatchObject({ size: 500, label: `${'x'.repeat(79)}…` })
})

it('speaks as chat messages, one assistant message a turn', () => {
  const messages = messagesOf(aGoodTrajectory().steps, (key) => key.split('/')[1] ?? key)
  expect(messages.map(({ role }) => role)).toEqual([
    'system',
    'user',
    'assistant',
    'tool',
    'assistant',
    'tool',
    'assistant',
  ])
  expect(messages[2]).toEqual({
    role: 'assistant',
    content: 'First search, then reserve.',
    toolCalls: [{ id: 'call_1', name: 'search_books', arguments: { query: 'sailing' } }],
  })
})
