import type { JsonObject } from '../shared/json'
import type { Task } from '../task'
import { type Tool, type ToolFailure, toolKey } from '../tool'
import type { Step } from './step'
import type { Trajectory } from './trajectory'

const aFunction = (
  name: string,
  description: string,
  properties: Tool['parameters']['properties'],
  required = Object.keys(properties),
): Tool => ({
  name,
  sourceName: null,
  description,
  parameters: { type: 'object', properties, required },
  result: null,
})
const text = { type: 'string' }

/** Three tools of a library: search, get, reserve. */
export const theLibrary = [
  aFunction('search_books', 'Search for books.', { query: text, limit: { type: 'integer' } }, ['query']),
  aFunction('get_book', 'Get a book.', { book_id: text }),
  aFunction('reserve_book', 'Reserve a book for a member.', { book_id: text, member_id: text }),
].map((tool) => ({ key: toolKey('library', tool.name), tool }))

/** "Find a book about sailing and reserve it": the second call needs what the first returns. */
export const aTask = (parts: Partial<Task> = {}): Task => ({
  mode: 'chain',
  question: 'Find books about "sailing" and reserve the first one for me. My member ID is MB-77.',
  language: 'en',
  expectedTools: ['library/search_books', 'library/reserve_book'],
  plan: [
    { tool: 'library/search_books', arguments: { query: { from: 'user', value: 'sailing' } } },
    {
      tool: 'library/reserve_book',
      arguments: {
        book_id: { from: 'result', step: 0, field: 'books.book_id' },
        member_id: { from: 'user', value: 'MB-77' },
      },
    },
  ],
  withheldTools: [],
  withheldValues: [],
  answer: null,
  leak: null,
  augmentation: null,
  author: { kind: 'built-in', name: 'built-in author' },
  ...parts,
})

/** A call in short: the tool's name, its arguments, and the result's JSON or the failure. */
export type Played = [tool: string, args: JsonObject, result: JsonObject | ToolFailure, problem?: string]

const isFailure = (result: JsonObject | ToolFailure): result is ToolFailure => 'isTransient' in result

export const aTimeout: ToolFailure = {
  kind: 'timeout',
  isTransient: true,
  isInjected: true,
  message: 'The service did not answer within 30 seconds.',
}
export const aClosedDoor: ToolFailure = {
  kind: 'invalid-state',
  isTransient: false,
  isInjected: true,
  message: 'The operation is not possible in the current state.',
}

/** A record from rounds of calls, each with what was thought before it, and an answer (null when there is none). */
export function aTrajectory(
  rounds: { thought?: string; calls: Played[] }[],
  answer: string | null,
  task = aTask(),
): Trajectory {
  const steps: Step[] = []
  const place = (turn: number) => ({ ordinal: steps.length, turn, durationMs: null })
  steps.push({ ...place(0), kind: 'message', origin: 'arena', role: 'system', text: 'Help with tools.' })
  steps.push({ ...place(0), kind: 'message', origin: 'person', role: 'user', text: task.question })
  let count = 0
  rounds.forEach(({ thought, calls }, at) => {
    const turn = at + 1
    if (thought) steps.push({ ...place(turn), kind: 'thought', origin: 'policy', text: thought })
    const made = calls.map((call) => ({ call, callId: `call_${++count}` }))
    for (const {
      call: [name, args, , problem],
      callId,
    } of made)
      steps.push({
        ...place(turn),
        kind: 'tool-call',
        origin: 'policy',
        callId,
        tool: toolKey('library', name),
        arguments: args,
        problems: problem ? [{ path: '$', message: problem }] : [],
      })
    for (const {
      call: [name, , result],
      callId,
    } of made) {
      const failure = isFailure(result) ? result : null
      steps.push({
        ...place(turn),
        kind: 'tool-result',
        origin: 'arena',
        callId,
        tool: toolKey('library', name),
        content: JSON.stringify(failure ? { error: failure.message } : result),
        failure,
      })
    }
  })
  if (answer !== null)
    steps.push({ ...place(rounds.length + 1), kind: 'answer', origin: 'policy', text: answer })
  return {
    steps,
    tools: theLibrary,
    termination: answer === null ? 'turn-limit' : 'answered',
    terminationReason: answer === null ? 'No answer within 20 turns.' : null,
    agent: 'a colleague',
    backend: 'a fixture',
    user: null,
    distractors: [],
    usage: { calls: 0, tokensIn: 0, tokensOut: 0 },
  }
}

export const found = {
  books: [
    { book_id: 'BK-1042', title: 'Sailing Alone' },
    { book_id: 'BK-2210', title: 'Knots' },
  ],
  total: 2,
}
export const reserved = { reservation_id: 'RV-9', book_id: 'BK-1042', ready_on: '2026-04-02' }

/** Search, then reserve what was found, and say so. */
export const aGoodTrajectory = (): Trajectory =>
  aTrajectory(
    [
      { thought: 'First search, then reserve.', calls: [['search_books', { query: 'sailing' }, found]] },
      {
        thought: 'The first is Sailing Alone.',
        calls: [['reserve_book', { book_id: 'BK-1042', member_id: 'MB-77' }, reserved]],
      },
    ],
    'I reserved "Sailing Alone" (reservation RV-9); it is ready on 2 April 2026.',
  )
