import type { Need } from '../reading/parameters'
import { sameThing } from '../reading/phrase'
import type { ToolReading } from '../reading/tool-reading'
import type { Role } from '../reading/vocabulary'
import type { Finding } from './finding'

/**
 * How far a reason still holds, in (0, 1], where the words fit but the work rarely goes that way:
 *
 * - signing in needs what the person knows, so little leads into a session;
 * - a setting's number is the person's choice, though some reading has the same name;
 * - the attributes of a new thing are told, not copied from another of its kind;
 * - a conversion is not followed by its own inverse;
 * - people seldom remove what they have just found or made, search for what they have just made, or go on with
 *   what they have removed.
 */
export function doubtOf(from: ToolReading, to: ToolReading, finding: Finding): number {
  const need = to.needs.find(({ name }) => name === finding.parameter)
  if (to.role === 'session') return isLookedUp(from, finding) ? 1 : 0.25
  const seldom = SELDOM[from.role]?.[to.role] ?? 1
  if (need === undefined) return seldom
  if (isOwnInverse(from, to)) return 0.2
  if (isSetting(to, need)) return 0.4
  return isAttributeOfNew(from, to, need) ? 0.3 : seldom
}

const isSetting = (to: ToolReading, need: Need): boolean =>
  to.role === 'change' && need.points === 'not' && (need.type === 'number' || need.type === 'integer')

const isAttributeOfNew = (from: ToolReading, to: ToolReading, need: Need): boolean =>
  to.role === 'create' &&
  need.points !== 'strongly' &&
  sameThing(from.thing?.stems ?? [], to.thing?.stems ?? []) >= 0.85

const isLookedUp = (from: ToolReading, finding: Finding): boolean =>
  (from.role === 'read' || from.role === 'find') && finding.evidence.kind === 'result-schema'

/** Orders of work that words suggest more often than people follow them. */
const SELDOM: { [from in Role]?: { [to in Role]?: number } } = {
  find: { close: 0.5, create: 0.6 },
  create: { find: 0.4, close: 0.4 },
  read: { close: 0.7 },
  close: { find: 0.5, create: 0.4, read: 0.4, change: 0.4, close: 0.4 },
}

/** Each asks for what the other returns, and for nothing else. */
function isOwnInverse(from: ToolReading, to: ToolReading): boolean {
  if (from.needs.length !== to.fields.length || to.needs.length !== from.fields.length) return false
  const asks = (tool: ToolReading) => tool.needs.map(({ stems }) => stems.join(' ')).join()
  const gives = (tool: ToolReading) => tool.fields.map(({ stems }) => stems.join(' ')).join()
  return asks(from) !== '' && asks(from) === gives(to) && asks(to) === gives(from)
}
