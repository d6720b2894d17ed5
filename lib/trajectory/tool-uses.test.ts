import { expect, it } from 'vitest'
import { aTimeout, aTrajectory } from './fixtures'
import { toolUsesOf } from './tool-uses'

it('counts what a trajectory did with each tool, injected failures apart', () => {
  const { steps } = aTrajectory(
    [
      { calls: [['search_books', { query: 'sailing' }, aTimeout]] },
      { calls: [['search_books', { query: 'sailing' }, { books: [] }]] },
      { calls: [['get_book', { book_id: 'B-1' }, { ...aTimeout, kind: 'not-found', isInjected: false }]] },
    ],
    null,
  )
  const timed = steps.map((step) =>
    step.kind === 'tool-result' && step.tool === 'library/search_books' ? { ...step, durationMs: 20 } : step,
  )
  expect(toolUsesOf(timed)).toEqual([
    { tool: 'library/get_book', calls: 1, failures: 1, injected: 0, durations: [] },
    { tool: 'library/search_books', calls: 2, failures: 0, injected: 1, durations: [20, 20] },
  ])
})

it('counts a call that was never answered as a call', () => {
  const { steps } = aTrajectory([{ calls: [['get_book', { book_id: 'B-1' }, {}]] }], null)
  const cut = steps.filter(({ kind }) => kind !== 'tool-result')
  expect(toolUsesOf(cut)).toEqual([
    { tool: 'library/get_book', calls: 1, failures: 0, injected: 0, durations: [] },
  ])
})

it('blames no tool for a call that was not made, or that the end of the attempt cut off', () => {
  const unanswered = ['not-made', 'cut-off'].map((kind) => ({ ...aTimeout, kind, isInjected: false }))
  const { steps } = aTrajectory(
    unanswered.map((failure) => ({ calls: [['get_book', { book_id: 'B-1' }, failure as typeof aTimeout]] })),
    null,
  )
  expect(toolUsesOf(steps)).toMatchObject([{ calls: 2, failures: 0, injected: 0 }])
})
