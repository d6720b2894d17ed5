import { describe, expect, it } from 'vitest'
import { rightBehaviourOf } from './behaviour'
import type { PlannedArgument, Task } from './task'

const said: PlannedArgument = { from: 'user', value: 'MB-77' }

/** Finds books, looks at one and reserves it; asks for the events beside. */
const aTaskInLibrary = (parts: Partial<Task> = {}): Task => ({
  mode: 'chain',
  question: 'Find a book, look at it, reserve it, and list the events.',
  language: 'en',
  expectedTools: ['l/search', 'l/look', 'l/reserve', 'l/events'],
  plan: [
    { tool: 'l/search', arguments: { query: { from: 'user', value: 'sea' } } },
    { tool: 'l/look', arguments: { book_id: { from: 'result', step: 0, field: 'books.book_id' } } },
    {
      tool: 'l/reserve',
      arguments: { book_id: { from: 'result', step: 1, field: 'book_id' }, member_id: said },
    },
    { tool: 'l/events', arguments: {} },
  ],
  withheldTools: [],
  withheldValues: [],
  answer: null,
  leak: null,
  augmentation: null,
  author: { kind: 'built-in', name: 'built-in author' },
  ...parts,
})

describe('what is right to do', () => {
  it('is to solve what can be solved', () => {
    expect(rightBehaviourOf(aTaskInLibrary())).toMatchObject({
      kind: 'solve',
      callable: ['l/search', 'l/look', 'l/reserve', 'l/events'],
      tellsOf: [],
      asksFor: [],
    })
  })

  it.each<[Task['withheldTools'], string[]]>([
    // Reserving needs only the id, which looking was given itself.
    [['l/look'], ['l/search', 'l/reserve', 'l/events']],
    [['l/search'], ['l/events']],
    [['l/events'], ['l/search', 'l/look', 'l/reserve']],
  ])('is to do without %s what can be done without it, and to tell of it', (withheldTools, callable) => {
    const right = rightBehaviourOf(aTaskInLibrary({ mode: 'missing-tool', withheldTools }))
    expect(right).toMatchObject({ kind: 'say-what-is-missing', callable, tellsOf: withheldTools })
    expect(right.sentence).toContain(withheldTools[0]?.slice(2))
  })

  it('is, without a plan, to do no more than what comes before the missing tool', () => {
    const task = aTaskInLibrary({ mode: 'missing-tool', withheldTools: ['l/reserve'], plan: null })
    expect(rightBehaviourOf(task).callable).toEqual(['l/search', 'l/look'])
  })

  it('is to ask once for a value that several tools need', () => {
    const withheldValues = ['l/reserve' as const, 'l/events' as const].map((tool) => ({
      ...{ tool, parameter: 'member_id', value: 'MB-77' },
    }))
    const right = rightBehaviourOf(aTaskInLibrary({ mode: 'missing-parameter', withheldValues }))
    expect(right).toMatchObject({
      kind: 'ask-then-solve',
      asksFor: [{ parameter: 'member_id', label: 'member ID' }],
    })
  })

  it('is to answer from the question alone where no tool is needed', () => {
    const task = aTaskInLibrary({ mode: 'no-tool', expectedTools: [], plan: [], answer: 'Tuesday' })
    expect(rightBehaviourOf(task)).toMatchObject({ kind: 'answer-directly', callable: [], answer: 'Tuesday' })
  })
})
