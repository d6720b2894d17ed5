import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ToolKey } from '../tool'
import {
  addTool,
  connect,
  disconnect,
  feed,
  findDependency,
  move,
  removeTools,
  review,
  type ToolPair,
} from './edit'
import { aBookingGraph, aDependency, aGraph } from './fixtures'
import { type MergeChoice, type MergeSide, mergeDrafts, settledDraft } from './merge'
import { parseDraft } from './parse-draft'
import type { GraphDraft } from './tool-call-graph'

const NAMES = ['a', 'b', 'c', 'd', 'e', 'f']
const key = (i: number): ToolKey => `graph/${NAMES[i]}`
type Edit = (draft: GraphDraft) => GraphDraft

const aBase = (): GraphDraft => ({
  graph: {
    nodes: NAMES.map((_, i) => key(i)),
    dependencies: aGraph(NAMES.slice(1).map((to, i) => aDependency(NAMES[i] ?? '', to))).dependencies,
  },
  layout: Object.fromEntries(NAMES.map((_, i) => [key(i), { x: i, y: 0 }])),
})

const drawn = (draft: GraphDraft, pair: ToolPair, parameter: string): GraphDraft => {
  const joined = connect(draft, pair, parameter)
  return joined.ok ? joined.value : draft
}

/** Any edit of a pair whose places add up to an even or an odd number, so that two people's edits never meet. */
const anEdit = (parity: 0 | 1): fc.Arbitrary<Edit> =>
  fc
    .tuple(fc.nat(5), fc.nat(5))
    .filter(([i, j]) => i !== j && (i + j) % 2 === parity)
    .chain(([i, j]) => {
      const pair = { from: key(i), to: key(j) }
      return fc.constantFrom<Edit>(
        (draft) => drawn(draft, pair, `p${parity}`),
        (draft) => disconnect(draft, [pair]),
        (draft) => review(draft, pair, 'refused'),
        (draft) => feed(draft, pair, `q${parity}`),
        (draft) => addTool(draft, `graph/new_${parity}_${i}`, { x: i, y: j }),
      )
    })
const edits = (parity: 0 | 1) => fc.array(anEdit(parity), { maxLength: 6 })
const having = (draft: GraphDraft, made: readonly Edit[]) => made.reduce((now, edit) => edit(now), draft)
const sorted = ({ graph, layout }: GraphDraft) => ({
  nodes: graph.nodes.toSorted(),
  dependencies: graph.dependencies.toSorted((x, y) => (`${x.from} ${x.to}` < `${y.from} ${y.to}` ? -1 : 1)),
  layout,
})
const merge = (base: GraphDraft, mine: GraphDraft, theirs: GraphDraft, preferred: MergeSide = 'mine') =>
  mergeDrafts({ base, mine, theirs }, preferred)

describe('a merge of two people’s edits of one version', () => {
  it('loses no edit when edits do not conflict: it is what one gets by making all of them', () => {
    fc.assert(
      fc.property(
        edits(0),
        edits(1),
        fc.constantFrom<MergeSide>('mine', 'theirs'),
        (mine, theirs, preferred) => {
          const base = aBase()
          const merged = merge(base, having(base, mine), having(base, theirs), preferred)
          expect(merged.conflicts).toEqual([])
          expect(sorted(merged.draft)).toEqual(sorted(having(base, [...theirs, ...mine])))
        },
      ),
    )
  })

  it('is a valid graph whatever was edited, and the preferred side where nothing but conflicts differs', () => {
    const anyEdit = fc.oneof(
      anEdit(0),
      anEdit(1),
      fc.nat(5).map(
        (i): Edit =>
          (draft) =>
            removeTools(draft, [key(i)]),
      ),
    )
    const any = fc.array(anyEdit, { maxLength: 6 })
    fc.assert(
      fc.property(any, any, (mine, theirs) => {
        const base = aBase()
        const sides = [having(base, mine), having(base, theirs)] as const
        const known = [...new Set(sides.flatMap(({ graph }) => graph.nodes).concat(base.graph.nodes))]
        const [own, others] = [merge(base, ...sides, 'mine'), merge(base, ...sides, 'theirs')]
        for (const { draft } of [own, others])
          expect(parseDraft(draft, known)).toEqual({ ok: true, value: draft })
        expect(own.conflicts.length === 0).toBe(others.conflicts.length === 0)
        if (own.conflicts.length === 0)
          expect(sorted(own.draft).dependencies).toEqual(sorted(others.draft).dependencies)
      }),
    )
  })

  it('takes the other side whole where one side did nothing', () => {
    fc.assert(
      fc.property(edits(0), (made) => {
        const [base, edited] = [aBase(), having(aBase(), made)]
        expect(sorted(merge(base, edited, base).draft)).toEqual(sorted(edited))
        expect(sorted(merge(base, base, edited).draft)).toEqual(sorted(edited))
      }),
    )
  })

  const pair = { from: key(0), to: key(1) }
  const found = ({ draft }: { draft: GraphDraft }) => findDependency(draft.graph, pair)

  it('joins a review and a parameter of the same dependency', () => {
    const base = aBase()
    const merged = merge(base, review(base, pair, 'accepted'), feed(base, pair, 'id'))
    expect(merged.conflicts).toEqual([])
    expect(found(merged)).toMatchObject({ review: 'accepted', parameter: 'id' })
  })

  it.each([
    [
      'two reviews',
      pair,
      (d: GraphDraft) => review(d, pair, 'accepted'),
      (d: GraphDraft) => review(d, pair, 'refused'),
      'Both changed the review of `a` → `b`, and not alike.',
    ],
    [
      'removed and changed',
      pair,
      (d: GraphDraft) => disconnect(d, [pair]),
      (d: GraphDraft) => feed(d, pair, 'id'),
      'You removed `a` → `b`, and the other version changed it.',
    ],
    [
      'removed tool and new dependency',
      { from: key(0), to: key(5) },
      (d: GraphDraft) => removeTools(d, [key(5)]),
      (d: GraphDraft) => drawn(d, { from: key(0), to: key(5) }, 'id'),
      'The other version joined `a` → `f`, and you took `f` off the graph.',
    ],
  ])(
    'tells a conflict in a sentence and follows the preferred side: %s',
    (_, contested, ours, others, sentence) => {
      const base = aBase()
      const [mine, theirs] = [ours(base), others(base)]
      const kept = merge(base, mine, theirs, 'mine')
      expect(kept.conflicts).toEqual([sentence])
      expect(sorted(kept.draft)).toEqual(sorted(mine))
      const turned = merge(base, mine, theirs, 'theirs')
      expect(turned.conflicts).toEqual([sentence])
      expect(findDependency(turned.draft.graph, contested)).toEqual(findDependency(theirs.graph, contested))
    },
  )

  it('keeps both people’s places, and the preferred one’s where both moved a card', () => {
    const base = aBase()
    const mine = move(base, { [key(0)]: { x: 10, y: 10 }, [key(1)]: { x: 11, y: 11 } })
    const theirs = move(base, { [key(1)]: { x: 21, y: 21 }, [key(2)]: { x: 22, y: 22 } })
    const { layout } = merge(base, mine, theirs, 'theirs').draft
    expect([layout[key(0)]?.x, layout[key(1)]?.x, layout[key(2)]?.x]).toEqual([10, 21, 22])
  })

  it('leaves alone the drafts that it is given', () => {
    const base: GraphDraft = { graph: aBookingGraph(), layout: {} }
    merge(
      base,
      removeTools(base, ['graph/book']),
      review(base, { from: 'graph/search', to: 'graph/look' }, 'refused'),
    )
    expect(base.graph).toEqual(aBookingGraph())
  })
})

describe('the choice between two people’s edits', () => {
  const base = aBase()
  const mine = review(base, { from: key(0), to: key(1) }, 'accepted')
  const theirs = review(base, { from: key(1), to: key(2) }, 'refused')
  const reviews = (choice: MergeChoice) =>
    settledDraft({ base, mine, theirs }, choice).graph.dependencies.map((dependency) => dependency.review)

  it.each([
    [{ keep: 'mine' }, ['accepted', 'undecided']],
    [{ keep: 'theirs' }, ['undecided', 'refused']],
    [{ keep: 'both', preferred: 'theirs' }, ['accepted', 'refused']],
  ] as const)('%j', (choice, expected) => {
    expect(reviews(choice).slice(0, 2)).toEqual(expected)
  })
})
