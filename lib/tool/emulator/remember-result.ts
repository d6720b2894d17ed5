import { singularOf, wordsOf } from '../../shared/english'
import { isObject, type JsonObject, type JsonValue } from '../../shared/json'
import { purposeOf } from '../purpose'
import type { Tool } from '../tool'
import { identityNoun } from './identity'
import type { SessionState } from './session-state'

/**
 * Takes what a result tells of into the state of a session, for results that were not made from it: every object with
 * an identity is a thing that exists from then on, what was deleted is gone, and of a kind that was listed only what
 * is known exists.
 */
export function rememberResult(state: SessionState, tool: Tool, args: JsonObject, result: JsonValue): void {
  const { kind, noun } = purposeOf(tool)
  if (kind === 'delete') {
    for (const [name, value] of Object.entries(args))
      if (identityNoun(name, noun) === noun && isId(value)) state.remove({ noun, id: value, fields: {} })
    return
  }
  remember(state, noun, result)
  if (kind === 'list' && state.all(noun).length > 0) state.markShown(noun)
}

function remember(state: SessionState, nounAtHand: string, value: JsonValue): void {
  if (Array.isArray(value)) {
    for (const item of value) remember(state, nounAtHand, item)
    return
  }
  if (!isObject(value)) return
  const members = Object.entries(value as JsonObject)
  const own = members.find(([name, id]) => identityNoun(name, nounAtHand) === nounAtHand && isId(id))
  if (own) {
    const id = own[1] as string | number
    const fields = Object.fromEntries(
      members.filter(([, field]) => !isObject(field) && !Array.isArray(field)),
    )
    const known = state.find(nounAtHand, id)
    if (known) Object.assign(known.fields, fields)
    else state.put({ noun: nounAtHand, id, fields })
  }
  for (const [name, inner] of members)
    if (isObject(inner) || Array.isArray(inner))
      remember(state, singularOf(wordsOf(name).at(-1) ?? nounAtHand), inner as JsonValue)
}

const isId = (value: JsonValue | undefined): value is string | number =>
  typeof value === 'number' || (typeof value === 'string' && value !== '')
