import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { aTrainJourney } from '../dataset/fixtures'
import { ROW_FORMATS } from './row-formats'
import { checkOpenAiRow, checkTrlRow } from './validate-rows'

const examples = join(process.cwd(), '../shared/data/_trainer_examples')
const linesOf = (name: string) => readFileSync(join(examples, name), 'utf8').trim().split('\n')

describe.skipIf(!existsSync(examples))('published examples (skipped: ../shared/data is absent)', () => {
  test.each(linesOfOrNone('openai_finetune.jsonl'))('OpenAI: %.40s', (line) => {
    expect(checkOpenAiRow(line)).toEqual([])
    expect(checkTrlRow(line)).not.toEqual([])
  })

  test.each([...linesOfOrNone('trl_sft.jsonl'), ...linesOfOrNone('trl_sft_tools_as_string.jsonl')])(
    'TRL: %.40s',
    (line) => {
      expect(checkTrlRow(line)).toEqual([])
      expect(checkOpenAiRow(line)).not.toEqual([])
    },
  )
})

function linesOfOrNone(name: string): string[] {
  return existsSync(examples) ? linesOf(name) : ['{}']
}

// biome-ignore lint/suspicious/noExplicitAny: a row is broken here in ways that no type allows
type Row = any

function broken(format: 'openai' | 'trl', damage: (row: Row) => void): string[] {
  const row = JSON.parse(ROW_FORMATS[format].writeRow(aTrainJourney()).line)
  damage(row)
  return ROW_FORMATS[format]
    .checkRow(JSON.stringify(row))
    .map((problem) => [problem.path, problem.message].filter(Boolean).join(': '))
}

describe.each(['openai', 'trl'] as const)('a broken row of %s', (format) => {
  test.each<[string, (row: Row) => void, RegExp]>([
    ['a call without a result', (row) => row.messages.splice(4, 1), /call call_2 has no result/],
    [
      'a result twice',
      (row) => row.messages.splice(4, 0, row.messages[3]),
      /call_1, which was answered before/,
    ],
    [
      'a result that comes too late',
      (row) => row.messages.splice(6, 0, ...row.messages.splice(4, 1)),
      /call_2, which was answered before or too late/,
    ],
    [
      'a result for no call',
      (row) => {
        row.messages[3].tool_call_id = 'call_8'
      },
      /call_8, which was never made/,
    ],
    [
      'an id used again',
      (row) => {
        row.messages[5].tool_calls[0].id = 'call_1'
      },
      /uses the id call_1 again/,
    ],
    ['no answer', (row) => row.messages.pop(), /last message is no answer/],
    ['two answers', (row) => row.messages.push(row.messages.at(-1)), /role assistant may not come after/],
    ['no question', (row) => row.messages.splice(1, 1), /may not come at the start/],
    [
      'a late system message',
      (row) => row.messages.push(row.messages.shift()),
      /system message after the start/,
    ],
    [
      'no messages',
      (row) => {
        row.messages = []
      },
      /^messages: /,
    ],
    [
      'an unknown function',
      (row) => {
        row.tools.pop()
      },
      /calls book, which is none of the row's tools/,
    ],
    ['a tool twice', (row) => row.tools.push(row.tools[0]), /tools\[2\]: search.trips is there twice/],
    [
      'a tool that is no function',
      (row) => {
        row.tools[0].type = 'mcp'
      },
      /^tools/,
    ],
    [
      'a schema that is no object schema',
      (row) => {
        row.tools[0].function.parameters = { type: 'string' }
      },
      /^tools/,
    ],
    [
      'arguments against the schema',
      (row) => {
        row.tools[1].function.parameters.required = ['trip', 'seat']
      },
      /messages\[5\]\.tool_calls\[0\]\.arguments.*seat/,
    ],
  ])('%s is found', (_, damage, expected) => {
    expect(broken(format, damage)).toContainEqual(expect.stringMatching(expected))
  })

  test('a line that is no JSON is one problem', () => {
    expect(ROW_FORMATS[format].checkRow('{"messages": [')).toHaveLength(1)
  })
})

test('OpenAI: arguments must be the text of an object', () => {
  const setArguments = (value: unknown) => (row: Row) => {
    row.messages[5].tool_calls[0].function.arguments = value
  }
  expect(broken('openai', setArguments({ trip: 'T-9' }))).not.toEqual([])
  expect(broken('openai', setArguments('[1]'))).toContainEqual(expect.stringMatching(/text of an object/))
  expect(broken('openai', setArguments('{trip'))).toContainEqual(expect.stringMatching(/is not JSON/))
})

test('OpenAI: several calls contradict parallel_tool_calls: false', () => {
  const found = broken('openai', (row) => {
    row.parallel_tool_calls = false
  })
  expect(found).toEqual(['messages[2]: makes several calls although parallel_tool_calls is false'])
})

test('TRL: a name that Python refuses, and a result under another name, are found', () => {
  const dashed = broken('trl', (row) => {
    row.tools[1].function.name = 'book-trip'
    row.messages[5].tool_calls[0].function.name = 'book-trip'
  })
  expect(dashed).toEqual([
    'tools[1]: book-trip is no Python identifier',
    'messages[6].name: is book, but the call was to book-trip',
  ])
})
