import { sameThing } from '../reading/phrase'
import type { ToolReading } from '../reading/tool-reading'
import type { Role } from '../reading/vocabulary'
import type { EvidenceReader, Finding } from './finding'

/** The order of work on one thing: how strongly the second role follows the first. Missing pairs have no order. */
const FOLLOWS: { [from in Role]?: { [to in Role]?: number } } = {
  session: { create: 0.55, change: 0.4, find: 0.1, read: 0.1 },
  find: { read: 0.35, change: 0.3, close: 0.3, create: 0.15 },
  create: { read: 0.35, change: 0.35, close: 0.3, find: 0.25 },
  read: { change: 0.3, close: 0.3, create: 0.15 },
  change: { read: 0.25, close: 0.15, find: 0.15, change: 0.1 },
  close: { find: 0.15, read: 0.05 },
}

const STAGE: { [role in Role]: string } = {
  session: 'signing in to',
  find: 'finding',
  create: 'making',
  read: 'looking at',
  change: 'changing',
  close: 'removing',
  other: 'using',
}

/** Work on one thing has an order: find or make it, look at it, change it, remove it. A session comes before all work. */
export const verbOrderEvidence: EvidenceReader = (from, to) => {
  const order = FOLLOWS[from.role]?.[to.role] ?? 0
  const placed = placeFinding(from, to)
  if (placed !== null) return [placed]
  if (order === 0) return []
  if (from.role === 'session') {
    const sentence = `\`${from.name}\` opens a session; \`${to.name}\` may work in it.`
    return [{ parameter: null, strength: order, evidence: { kind: 'verb-order', sentence } }]
  }
  if (from.thing === null || to.thing === null) return []
  const same = sameThing(from.thing.stems, to.thing.stems)
  if (same === 0) return []
  const sentence = `${capital(STAGE[from.role])} "${from.thing.text}" (\`${from.name}\`) comes before ${STAGE[to.role]} "${to.thing.text}" (\`${to.name}\`).`
  return [{ parameter: null, strength: order * same, evidence: { kind: 'verb-order', sentence } }]
}

/** Putting into a place, or taking out of it, changes the place: `add_to_watchlist` goes with `get_watchlist`. */
function placeFinding(from: ToolReading, to: ToolReading): Finding | null {
  const changed = from.place ?? from.thing
  const other = to.place ?? to.thing
  if ((from.place === null && to.place === null) || changed === null || other === null) return null
  const roleFrom = from.place === null ? from.role : 'change'
  const roleTo = to.place === null ? to.role : 'change'
  const strength = (FOLLOWS[roleFrom]?.[roleTo] ?? 0) * sameThing(changed.stems, other.stems)
  if (strength === 0) return null
  const sentence = `\`${from.name}\` and \`${to.name}\` work on one "${changed.text}": ${STAGE[roleFrom]} it comes before ${STAGE[roleTo]} it.`
  return { parameter: null, strength, evidence: { kind: 'verb-order', sentence } }
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
