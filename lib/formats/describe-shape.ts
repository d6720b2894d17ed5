import { isObject } from '../shared/json'

const MEMBERS_SHOWN = 6

/** What a value is, in words for a message: `a list of 3 objects with the members id, name`. */
export function describeShape(value: unknown): string {
  if (Array.isArray(value)) {
    if (value.length === 0) return 'an empty list'
    const [first] = value
    return `a list of ${value.length} whose first item is ${Array.isArray(first) ? 'a list' : describeShape(first)}`
  }
  if (isObject(value)) return describeMembers(Object.keys(value))
  if (typeof value === 'string') return 'a text'
  return value === null ? 'null' : `the ${typeof value} ${String(value)}`
}

function describeMembers(names: string[]): string {
  if (names.length === 0) return 'an empty object'
  const shown = names
    .slice(0, MEMBERS_SHOWN)
    .map((name) => (name.length > 40 ? `${name.slice(0, 40)}…` : name))
  const more = names.length > MEMBERS_SHOWN ? ` and ${names.length - MEMBERS_SHOWN} more` : ''
  return `an object with ${names.length === 1 ? 'the member' : 'the members'} ${shown.join(', ')}${more}`
}
