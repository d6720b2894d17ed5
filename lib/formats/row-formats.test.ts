import { describe, expect, test } from 'vitest'
import { EXPORT_FORMATS } from '../dataset'
import { aTrainJourney } from '../dataset/fixtures'
import type { Step, Trajectory } from '../trajectory'
import { ROW_FORMATS } from './row-formats'

const rowOf = (format: keyof typeof ROW_FORMATS, trajectory: Trajectory = aTrainJourney()) =>
  JSON.parse(ROW_FORMATS[format].writeRow(trajectory).line)

/** The same journey as another database would hold it: other call ids, other times. */
function elsewhere(): Trajectory {
  const journey = aTrainJourney()
  const steps = journey.steps.map((step): Step => {
    const timed = { ...step, durationMs: 4321 }
    return 'callId' in timed ? { ...timed, callId: `chatcmpl-${timed.callId}-x9` } : timed
  })
  return { ...journey, steps }
}

const withReasoning = (): Trajectory => {
  const journey = aTrainJourney()
  const thought = { ...journey.steps[2], turn: 3, text: 'All is booked.' } as Step
  return { ...journey, steps: [...journey.steps.slice(0, 9), thought, ...journey.steps.slice(9)] }
}

/** The journey after a question of the agent, and with a user who wants more once it is booked. */
function asDialogue(): Trajectory {
  const journey = aTrainJourney()
  const [system, request, ...rest] = journey.steps as [Step, Step, ...Step[]]
  const place = { ordinal: 0, durationMs: null }
  const says = (turn: number, text: string): Step[] => [
    { ...place, turn, kind: 'answer', origin: 'policy', text: `About ${text}?` },
    { ...place, turn, kind: 'message', origin: 'simulated-user', role: 'user', text },
  ]
  const later = rest.map((step) => ({ ...step, turn: step.turn + 1 }))
  const end: Step = { ...place, turn: 6, kind: 'answer', origin: 'policy', text: 'Gladly.' }
  return {
    ...journey,
    steps: [system, request, ...says(1, 'Bern'), ...later, ...says(5, 'Thanks').slice(1), end],
  }
}

describe.each(EXPORT_FORMATS)('a row of %s', (format) => {
  test('keeps the rules of its trainer', () => {
    expect(ROW_FORMATS[format].checkRow(ROW_FORMATS[format].writeRow(aTrainJourney()).line)).toEqual([])
    expect(ROW_FORMATS[format].checkRow(ROW_FORMATS[format].writeRow(withReasoning()).line)).toEqual([])
  })

  test('keeps them in a dialogue of several messages', () => {
    const { line } = ROW_FORMATS[format].writeRow(asDialogue())
    expect(ROW_FORMATS[format].checkRow(line)).toEqual([])
    const roles = JSON.parse(line).messages.map(({ role }: { role: string }) => role)
    expect(roles.filter((role: string) => role === 'user')).toHaveLength(3)
    expect(roles.at(-1)).toBe('assistant')
  })

  test('has the same bytes whatever the call ids and times were', () => {
    expect(ROW_FORMATS[format].writeRow(elsewhere())).toEqual(ROW_FORMATS[format].writeRow(aTrainJourney()))
  })

  test('is one line', () => {
    expect(ROW_FORMATS[format].writeRow(aTrainJourney()).line).not.toContain('\n')
  })

  test('numbers calls over the whole row', () => {
    const ids = rowOf(format).messages.flatMap(
      (message: { tool_call_id?: string }) => message.tool_call_id ?? [],
    )
    expect(ids).toEqual(['call_1', 'call_2', 'call_3'])
  })
})

test('OpenAI rows hold arguments as text and say whether calls are parallel', () => {
  const row = rowOf('openai')
  expect(Object.keys(row)).toEqual(['messages', 'tools', 'parallel_tool_calls'])
  expect(row.parallel_tool_calls).toBe(true)
  expect(row.messages[5]).toEqual({
    role: 'assistant',
    tool_calls: [{ id: 'call_3', type: 'function', function: { name: 'book', arguments: '{"trip":"T-9"}' } }],
  })
})

test('OpenAI rows leave reasoning out and say so', () => {
  const { line, changes } = ROW_FORMATS.openai.writeRow(withReasoning())
  expect(line).not.toContain('All is booked.')
  expect(changes).toEqual([{ kind: 'reasoning-left-out' }])
})

test('TRL rows hold arguments as objects, and one Python name in tools, calls and results', () => {
  const { line, changes } = ROW_FORMATS.trl.writeRow(withReasoning())
  const row = JSON.parse(line)
  expect(row.messages[2].tool_calls[0].function).toEqual({
    name: 'search_trips',
    arguments: { city: 'Bern' },
  })
  expect(row.messages[3].name).toBe('search_trips')
  expect(row.tools[0].function.name).toBe('search_trips')
  expect(row.messages.at(-1).reasoning_content).toBe('All is booked.')
  expect(changes).toEqual([{ kind: 'function-renamed', tool: 'trains/search-trips', name: 'search_trips' }])
})
