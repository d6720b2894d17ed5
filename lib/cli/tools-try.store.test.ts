import { createRequire } from 'node:module'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { closeDatabase } from '@/lib/db/client'
import { createProject } from '@/lib/db/projects'
import { withTestDatabase } from '@/lib/db/testing'
import { saveImport } from '@/lib/db/tool-imports'
import { connectTools } from '@/lib/studio/live-tools'
import type { ParametersSchema } from '@/lib/tool'
import { aTool, aToolDocument } from '@/lib/tool/fixtures'
import { readWords } from './options'
import { toolsTry } from './tools-try'

withTestDatabase()
afterAll(closeDatabase)

const signal = new AbortController().signal
const parameters = (properties: object, required: string[]) =>
  ({ type: 'object', properties, required }) as ParametersSchema

let projectId: string
beforeAll(async () => {
  const project = await createProject('tries')
  projectId = project.ok ? project.value.id : ''
  const tools = [
    aTool('create_book', {
      description: 'Creates a book in the library and returns it.',
      parameters: parameters({ title: { type: 'string' } }, ['title']),
    }),
    aTool('list_books', { description: 'Lists the books of the library.', parameters: parameters({}, []) }),
  ]
  await saveImport(projectId, {
    ...{ fileName: 'library.json', format: 'mcp', sha256: '', report: {} },
    documents: [aToolDocument({ server: 'library', title: 'Library', tools })],
  })
})

/** The verb as the command line runs it, without a terminal. */
async function astraStudio(...words: string[]) {
  const read = readWords(toolsTry, [...words, '--project', 'tries'])
  if (!read.ok) throw new Error(read.problem.message)
  const database = async () => ''
  return toolsTry.run({ ...read.value, signal, database, tell: () => {}, announce: () => {} })
}

const wordsOf = (outcome: Awaited<ReturnType<typeof astraStudio>>) =>
  outcome.kind === 'done' ? outcome.lines.join('\n') : `${outcome.kind}: ${outcome.message}`

describe('tools try', () => {
  it('calls a tool in a session that goes on, until a new one is begun', async () => {
    await astraStudio('library/create_book', '--arguments', '{"title": "Crossings for zebras"}')
    const listed = await astraStudio('library/list_books')
    expect(wordsOf(listed)).toContain('Crossings for zebras')
    expect(wordsOf(listed)).toContain('built-in, rule-based')
    expect(listed).toMatchObject({ summary: { try: 2, backend: 'emulator', failure: null } })
    const anew = await astraStudio('library/list_books', '--anew', '--seed', '7')
    expect(wordsOf(anew)).not.toContain('Crossings for zebras')
    expect(anew).toMatchObject({ summary: { try: 1 } })
  })

  it.each([
    [
      'library/create_book',
      '{"title": 7}',
      'bad-input: Nothing was called: $.title must be string. Give --force',
    ],
    ['library/create_book', '[]', 'bad-input: --arguments is no JSON object'],
    ['library/create_book', '{', 'bad-input: --arguments is not JSON'],
    ['library/burn_book', '{}', 'bad-input: There is no tool "library/burn_book" in "tries"'],
    ['create_book', '{}', 'bad-input: There is no tool "create_book"'],
  ])('says what is wrong: %s %s', async (key, args, sentence) => {
    expect(wordsOf(await astraStudio(key, '--arguments', args))).toContain(sentence)
  })

  it('has no live server where the tools came from a file', async () => {
    expect(wordsOf(await astraStudio('library/list_books', '--live'))).toContain(
      'failed: Library is not a live',
    )
  })

  it('runs the command of a live server only when that is confirmed', async () => {
    const path = createRequire(import.meta.url).resolve(
      '@modelcontextprotocol/server-everything/dist/index.js',
    )
    const source = { kind: 'command' as const, program: process.execPath, args: [path], env: {} }
    expect((await connectTools(projectId, source, { signal, name: 'Everything' })).ok).toBe(true)
    const call = ['everything/echo', '--arguments', '{"message": "good day"}', '--live']
    expect(wordsOf(await astraStudio(...call))).toContain('bad-input: The command was not run')
    expect(wordsOf(await astraStudio(...call, '--yes'))).toBe('Echo: good day')
  })
})
