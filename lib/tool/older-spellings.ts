import type { JsonSchema } from './tool'

/**
 * One schema in the spelling of drafts 07 and later, from draft-04 and OpenAPI 3.0: `exclusiveMinimum: true`
 * beside a `minimum`, `nullable`, and `id`. `onChange` hears each in words. The same object when nothing changed.
 */
export function withoutOlderSpellings(part: JsonSchema, onChange: (change: string) => void): JsonSchema {
  let now = part
  for (const [flag, bound] of [
    ['exclusiveMinimum', 'minimum'],
    ['exclusiveMaximum', 'maximum'],
  ] as const) {
    if (typeof now[flag] !== 'boolean') continue
    const { [flag]: isExclusive, [bound]: limit, ...rest } = now
    if (limit === undefined) now = rest
    else now = { ...rest, [isExclusive ? flag : bound]: limit }
    onChange(`the draft-04 ${flag} became a number`)
  }
  if (typeof now.nullable === 'boolean') {
    const { nullable, ...rest } = now
    const isPlain = nullable && typeof rest.type === 'string' && rest.type !== 'null'
    now = isPlain ? { ...rest, type: [rest.type as string, 'null'] } : rest
    onChange(isPlain ? 'nullable became the type "null"' : 'nullable was left out')
  }
  if (typeof now.id === 'string') {
    const { id, ...rest } = now
    now = rest
    onChange('the draft-04 id was left out')
  }
  return now
}
