import { partsOf, type ToolKey } from '../tool'
import { byPair, differingParts, pairKey } from './diff'
import type { GraphDraft, GraphLayout, ToolCallGraph, ToolDependency } from './tool-call-graph'

/** Whose edit counts where two edits exclude each other. */
export type MergeSide = 'mine' | 'theirs'

/** What becomes of two people's edits: both (and whose where they exclude each other), or only one side's. */
export type MergeChoice = { keep: 'both'; preferred: MergeSide } | { keep: MergeSide }

/** The draft that a choice leads to. */
export function settledDraft(drafts: Sides<GraphDraft>, choice: MergeChoice): GraphDraft {
  return choice.keep === 'both' ? mergeDrafts(drafts, choice.preferred).draft : drafts[choice.keep]
}

export interface MergedDraft {
  draft: GraphDraft
  /** One sentence for each pair of edits that exclude each other, names between back quotes. */
  conflicts: string[]
}

interface Sides<T> {
  base: T
  mine: T
  theirs: T
}

/**
 * Three-way merge of two drafts that were edited from one version. Tools, the pairs of tools, and the parts of
 * one dependency (what it feeds and why; weight; author; review) are merged each on its own: what one side left
 * alone is taken from the other, so that edits that do not exclude each other are all kept. Where both sides
 * changed the same thing differently, or one joined a tool that the other took off, the `preferred` side counts
 * and the conflict is told. Places of cards are merged likewise, without conflicts: the preferred side's stay.
 */
export function mergeDrafts(drafts: Sides<GraphDraft>, preferred: MergeSide): MergedDraft {
  const { base, mine, theirs } = drafts
  const conflicts: string[] = []
  const nodes = mergeNodes({ base: base.graph, mine: mine.graph, theirs: theirs.graph })
  const merged = mergeDependencies(
    { base: base.graph, mine: mine.graph, theirs: theirs.graph },
    preferred,
    conflicts,
  )
  const dependencies = merged.filter((dependency) => {
    const missing = [dependency.from, dependency.to].filter((key) => !nodes.has(key))
    if (missing.length === 0) return true
    const joiner: MergeSide = byPair(mine.graph).has(pairKey(dependency)) ? 'mine' : 'theirs'
    const clash = `${SUBJECT[joiner]} joined ${nameOf(dependency)}, and ${OBJECT[other(joiner)]} took ${missing.map(quoted).join(' and ')} off the graph.`
    if (!conflicts.includes(clash)) conflicts.push(clash)
    if (joiner === preferred) for (const key of missing) nodes.add(key)
    return joiner === preferred
  })
  return {
    draft: {
      graph: { nodes: [...nodes], dependencies },
      layout: mergeLayouts({ base: base.layout, mine: mine.layout, theirs: theirs.layout }, nodes, preferred),
    },
    conflicts,
  }
}

const SUBJECT: { [side in MergeSide]: string } = { mine: 'You', theirs: 'The other version' }
const OBJECT: { [side in MergeSide]: string } = { mine: 'you', theirs: 'the other version' }
const other = (side: MergeSide): MergeSide => (side === 'mine' ? 'theirs' : 'mine')
const quoted = (key: ToolKey): string => `\`${partsOf(key).tool}\``
const nameOf = ({ from, to }: Pick<ToolDependency, 'from' | 'to'>): string =>
  `${quoted(from)} → ${quoted(to)}`

/** A tool is there or not, so that two changes of it are always the same change. */
function mergeNodes({ base, mine, theirs }: Sides<ToolCallGraph>): Set<ToolKey> {
  const [inBase, inMine, inTheirs] = [new Set(base.nodes), new Set(mine.nodes), new Set(theirs.nodes)]
  return new Set(
    [...theirs.nodes, ...mine.nodes].filter((key) =>
      inBase.has(key) ? inMine.has(key) && inTheirs.has(key) : true,
    ),
  )
}

function mergeDependencies(
  graphs: Sides<ToolCallGraph>,
  preferred: MergeSide,
  conflicts: string[],
): ToolDependency[] {
  const [base, mine, theirs] = [byPair(graphs.base), byPair(graphs.mine), byPair(graphs.theirs)]
  return [...new Set([...theirs.keys(), ...mine.keys()])].flatMap((pair) => {
    const sides = { base: base.get(pair), mine: mine.get(pair), theirs: theirs.get(pair) }
    if (isSame(sides.mine, sides.theirs) || isSame(sides.base, sides.mine)) return sides.theirs ?? []
    if (isSame(sides.base, sides.theirs)) return sides.mine ?? []
    return mergeChanged(sides, preferred, conflicts) ?? []
  })
}

const isSame = (a: ToolDependency | undefined, b: ToolDependency | undefined): boolean =>
  a === b || (a !== undefined && b !== undefined && differingParts(a, b).length === 0)

/** Both sides changed one pair, and not in the same way. */
function mergeChanged(
  { base, mine, theirs }: Sides<ToolDependency | undefined>,
  preferred: MergeSide,
  conflicts: string[],
): ToolDependency | undefined {
  const chosen = preferred === 'mine' ? mine : theirs
  const named = mine ?? theirs
  if (named === undefined) return undefined
  if (mine === undefined || theirs === undefined) {
    const remover: MergeSide = mine === undefined ? 'mine' : 'theirs'
    conflicts.push(`${SUBJECT[remover]} removed ${nameOf(named)}, and ${OBJECT[other(remover)]} changed it.`)
    return chosen
  }
  if (base === undefined) {
    conflicts.push(`Both drew ${nameOf(named)}, and not alike.`)
    return chosen
  }
  const mineChanged = new Set(unitsChanged(base, mine))
  const theirsChanged = new Set(unitsChanged(base, theirs))
  const merged = { ...base }
  for (const unit of UNITS) {
    const isClash = mineChanged.has(unit) && theirsChanged.has(unit) && !sameUnit(mine, theirs, unit)
    if (isClash) conflicts.push(`Both changed ${UNIT_WORDS[unit[0]]} of ${nameOf(named)}, and not alike.`)
    const side = isClash ? chosen : mineChanged.has(unit) ? mine : theirs
    for (const part of unit) Object.assign(merged, { [part]: side?.[part] })
  }
  return merged
}

/** Parts that only make sense together: the evidence speaks of what is fed. */
const UNITS = [['parameter', 'evidence'], ['weight'], ['author'], ['review']] as const
type Unit = (typeof UNITS)[number]

const UNIT_WORDS: { [part in Unit[0]]: string } = {
  parameter: 'what is fed by',
  weight: 'the weight',
  author: 'the author',
  review: 'the review',
}

const sameUnit = (a: ToolDependency, b: ToolDependency, unit: Unit): boolean => {
  const differing = differingParts(a, b)
  return unit.every((part) => !differing.includes(part))
}

const unitsChanged = (base: ToolDependency, side: ToolDependency): Unit[] =>
  UNITS.filter((unit) => !sameUnit(base, side, unit))

function mergeLayouts(
  { base, mine, theirs }: Sides<GraphLayout>,
  nodes: ReadonlySet<ToolKey>,
  preferred: MergeSide,
): GraphLayout {
  const layout: GraphLayout = foldedServers({ base, mine, theirs }, nodes)
  for (const key of nodes) {
    const [before, own, others] = [base[key], mine[key], theirs[key]]
    const stayed = (place: typeof before) =>
      place === undefined || (place.x === before?.x && place.y === before.y)
    const place = stayed(own) ? (others ?? own) : stayed(others) || preferred === 'mine' ? own : others
    if (place !== undefined) layout[key] = place
  }
  return layout
}

/** A group stays folded, or comes to be, as the side wants it that changed its mind; the card stands where mine does. */
function foldedServers({ base, mine, theirs }: Sides<GraphLayout>, nodes: ReadonlySet<ToolKey>): GraphLayout {
  const servers = new Set([...nodes].map((key) => partsOf(key).server))
  return Object.fromEntries(
    [...servers].flatMap((server) => {
      const [before, own, others] = [base[server], mine[server], theirs[server]]
      const isOwnChanged = (own === undefined) !== (before === undefined)
      const place = isOwnChanged ? own : others && (own ?? others)
      return place === undefined ? [] : [[server, place]]
    }),
  )
}
