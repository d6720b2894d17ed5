import { canonicalJson } from '../shared/json'
import { type ParameterRow, parameterRows } from './parameters'
import type { JsonSchema, Tool, ToolDocument } from './tool'

/** One parameter, or one member of a result, that is not as it was. `path` as in tables: `orders[].id`. */
export interface MemberChange {
  path: string
  kind: 'added' | 'removed' | 'changed'
  /** What is to be said of it, in words: `is required`, `type string became integer`. */
  facts: string[]
}

/** A tool that both versions have, and in what they differ. */
export interface ToolChange {
  name: string
  /** Null where the description is the same. */
  description: { before: string; after: string } | null
  parameters: MemberChange[]
  result: MemberChange[]
}

/** What the later of two versions of a document has, has no more, and has otherwise. Order alone is no difference. */
export interface DocumentDifference {
  added: Tool[]
  removed: Tool[]
  changed: ToolChange[]
  /** What the server says of itself. */
  about: { field: 'title' | 'description' | 'domain'; before: string | null; after: string | null }[]
}

export function documentDifference(before: ToolDocument, after: ToolDocument): DocumentDifference {
  const [earlier, later] = [before, after].map(
    ({ tools }) => new Map(tools.map((tool) => [tool.name, tool])),
  ) as [Map<string, Tool>, Map<string, Tool>]
  return {
    added: after.tools.filter(({ name }) => !earlier.has(name)),
    removed: before.tools.filter(({ name }) => !later.has(name)),
    changed: before.tools.flatMap((tool) => {
      const now = later.get(tool.name)
      return now && canonicalJson(now) !== canonicalJson(tool) ? [toolChange(tool, now)] : []
    }),
    about: (['title', 'description', 'domain'] as const)
      .filter((field) => before[field] !== after[field])
      .map((field) => ({ field, before: before[field], after: after[field] })),
  }
}

/** The tools of a difference counted, in words: `1 added, 2 changed`; `nothing` where there is none. */
export function differenceInWords({ added, removed, changed, about }: DocumentDifference): string {
  const counts = { added, removed, changed }
  const parts = Object.entries(counts).flatMap(([what, tools]) =>
    tools.length > 0 ? [`${tools.length} ${what}`] : [],
  )
  if (parts.length > 0) return parts.join(', ')
  return about.length > 0 ? 'only what the server says of itself' : 'nothing'
}

function toolChange(before: Tool, after: Tool): ToolChange {
  return {
    name: before.name,
    description:
      before.description === after.description
        ? null
        : { before: before.description, after: after.description },
    parameters: memberChanges(before.parameters, after.parameters, 'the parameters'),
    result: resultChanges(before.result, after.result),
  }
}

function resultChanges(before: JsonSchema | null, after: JsonSchema | null): MemberChange[] {
  if (before === null || after === null) {
    if (before === after) return []
    return [{ path: 'result', kind: after === null ? 'removed' : 'added', facts: [] }]
  }
  // Wrapped, so that a result that is a list or a number has a row of its own.
  const wrapped = (result: JsonSchema): JsonSchema => ({ type: 'object', properties: { result } })
  return memberChanges(wrapped(before), wrapped(after), 'the result')
}

function memberChanges(before: JsonSchema, after: JsonSchema, what: string): MemberChange[] {
  if (canonicalJson(before) === canonicalJson(after)) return []
  const [earlier, later] = [rowsByPath(before), rowsByPath(after)]
  const added = [...later.values()].filter(({ path }) => !earlier.has(path))
  const removed = [...earlier.values()].filter(({ path }) => !later.has(path))
  const changes: MemberChange[] = [
    ...outermost(added).map((row) => ({
      path: row.path,
      kind: 'added' as const,
      facts: [row.type, ...(row.isRequired ? ['is required'] : [])],
    })),
    ...outermost(removed).map((row) => ({ path: row.path, kind: 'removed' as const, facts: [row.type] })),
    ...[...earlier.values()].flatMap((row) => {
      const now = later.get(row.path)
      const facts = now ? rowChanges(row, now) : []
      return facts.length > 0 ? [{ path: row.path, kind: 'changed' as const, facts }] : []
    }),
  ]
  if (changes.length > 0) return changes
  // A schema says more than a table shows: alternatives, conditions, keys of its own.
  return [{ path: what, kind: 'changed', facts: ['the schema changed in what the table does not show'] }]
}

const rowsByPath = (schema: JsonSchema): Map<string, ParameterRow> =>
  new Map(parameterRows(schema).map((row) => [row.path, row]))

/** Without the members of members that are listed themselves. Parents come before children. */
function outermost(rows: ParameterRow[]): ParameterRow[] {
  const paths: string[] = []
  return rows.filter(({ path }) => {
    if (paths.some((parent) => path.startsWith(`${parent}.`) || path.startsWith(`${parent}[`))) return false
    paths.push(path)
    return true
  })
}

function rowChanges(before: ParameterRow, after: ParameterRow): string[] {
  const facts: string[] = []
  if (before.isRequired !== after.isRequired) {
    facts.push(after.isRequired ? 'became required' : 'is no longer required')
  }
  if (before.type !== after.type) facts.push(`type ${before.type} became ${after.type}`)
  const [gained, lost] = [without(after.allowed, before.allowed), without(before.allowed, after.allowed)]
  if (before.allowed.length === 0 && gained.length > 0) facts.push(`only ${gained.join(', ')} allowed`)
  else if (after.allowed.length === 0 && lost.length > 0) facts.push('any value allowed')
  else {
    if (gained.length > 0) facts.push(`${gained.join(', ')} newly allowed`)
    if (lost.length > 0) facts.push(`${lost.join(', ')} no longer allowed`)
  }
  if (before.default !== after.default)
    facts.push(`default ${before.default ?? 'none'} became ${after.default ?? 'none'}`)
  for (const rule of without(after.constraints, before.constraints)) facts.push(`now ${rule}`)
  for (const rule of without(before.constraints, after.constraints)) facts.push(`no longer ${rule}`)
  if (before.description !== after.description) facts.push('described in other words')
  return facts
}

const without = (values: readonly string[], others: readonly string[]): string[] =>
  values.filter((value) => !others.includes(value))
