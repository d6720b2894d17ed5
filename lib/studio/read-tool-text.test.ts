import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseOpenApi } from '@/lib/outside/openapi'
import { isObject, type JsonObject } from '@/lib/shared/json'
import { checkArguments } from '@/lib/tool'
import { readToolText } from './read-tool-text'

const DATA = '../shared/data'

/** The files of a folder; none where it is absent, and then the test below is skipped and says so. */
const filesOf = (folder: string, pattern: RegExp) =>
  existsSync(join(DATA, folder))
    ? readdirSync(join(DATA, folder))
        .filter((name) => pattern.test(name))
        .map((name) => join(folder, name))
    : []

const read = async (path: string) => {
  const result = await readToolText(readFileSync(join(DATA, path), 'utf8'), path, { toolsMin: 1 })
  if (!result.ok) throw new Error(result.problem.message)
  return result.value
}

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace']

async function countOperations(path: string): Promise<number> {
  const parsed = await parseOpenApi(readFileSync(join(DATA, path), 'utf8'), path)
  if (!parsed.ok || !isObject(parsed.value.document)) throw new Error(`${path} cannot be read`)
  const items = Object.values((parsed.value.document.paths ?? {}) as JsonObject)
  return items.flatMap((item) => Object.keys(Object(item)).filter((key) => METHODS.includes(key))).length
}

const apis = filesOf('openapi', /\.(json|ya?ml)$/)

describe.skipIf(apis.length === 0)(`real OpenAPI files (skipped without ${DATA}/openapi)`, () => {
  it.each(apis)(
    '%s: a tool for each operation, no dangling reference, every schema compiles',
    async (path) => {
      const { format, documents, report } = await read(path)
      expect(format).toBe('openapi')
      const operations = await countOperations(path)
      expect(operations).toBeGreaterThan(0)
      expect(report).toMatchObject({ in: operations, kept: operations })
      const tools = documents.flatMap((document) => document.tools)
      expect(tools).toHaveLength(operations)
      expect(JSON.stringify(tools)).not.toContain('"$ref"')
      for (const { parameters, result } of tools) {
        for (const schema of [parameters, { type: 'object', properties: { result: result ?? {} } }]) {
          const problems = checkArguments(schema as JsonObject, {})
          expect(problems.filter(({ message }) => message.startsWith('cannot be checked'))).toEqual([])
        }
      }
    },
  )
})

const documents = [...filesOf('bfcl/multi_turn_func_doc', /\.json$/), ...filesOf('toucan', /^000.*\.json$/)]

describe.skipIf(documents.length === 0)(
  `function documents and crawl records (skipped without ${DATA})`,
  () => {
    it.each(documents)('%s: every tool is kept', async (path) => {
      const { documents, report } = await read(path)
      expect(documents).toHaveLength(1)
      expect(report.in).toBeGreaterThan(0)
      expect(report.kept).toBe(report.in)
    })
  },
)
