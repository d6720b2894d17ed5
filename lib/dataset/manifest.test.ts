import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { sha256Hex } from '../shared/fingerprint'
import { DIMENSIONS, type Judgement } from '../trajectory'
import type { Candidate } from './candidate'
import { startFileTally } from './file-tally'
import { aCandidate, aJudgement, aTrainJourney } from './fixtures'
import { LineageLine, lineageOf, trajectoryFingerprint } from './lineage'
import { buildManifest, formatManifest, Manifest } from './manifest'
import { startSelection } from './select'
import { startSources } from './sources'

function manifestOf(candidates: Candidate[]): Manifest {
  const selection = startSelection({})
  const sources = startSources()
  const file = startFileTally('openai.jsonl', createHash('sha256'))
  for (const candidate of candidates) {
    if (selection.decide(candidate).outcome !== 'kept') continue
    sources.add(candidate)
    file.add({ line: JSON.stringify(candidate.facts.question), changes: [] })
  }
  return buildManifest({
    dataset: 'Trains',
    studioVersion: '0.1.0',
    filter: { graphId: 'graph_local', scoreMin: 0.9 },
    filterNames: { graph: { name: 'trains · v1', fingerprint: 'f'.repeat(64) } },
    counts: selection.counts(),
    sources: sources.sources(),
    files: [file.facts()],
  })
}

const inDatabase = (graphVersionId: string): Candidate => {
  const candidate = aCandidate()
  const source = { kind: 'graphs' as const, graphVersionIds: [graphVersionId] }
  return { ...candidate, job: { ...candidate.job, params: { ...candidate.job.params, source } } }
}

describe('a manifest', () => {
  test('has the same bytes for the same content in two databases', () => {
    const here = formatManifest(manifestOf([inDatabase('gver_here')]))
    expect(formatManifest(manifestOf([inDatabase('gver_there')]))).toBe(here)
    expect(here).not.toMatch(/gver_|graph_local/)
  })

  test('keeps its bytes when a store reorders its keys', () => {
    const manifest = manifestOf([aCandidate()])
    const reordered = Object.fromEntries(Object.entries(manifest).reverse()) as Manifest
    expect(formatManifest(reordered)).toBe(formatManifest(manifest))
    expect(Manifest.parse(JSON.parse(formatManifest(manifest)))).toEqual(manifest)
  })

  test('changes when the seed changes', () => {
    const candidate = aCandidate()
    const reseeded = { ...candidate, job: { ...candidate.job, params: { ...candidate.job.params, seed: 8 } } }
    expect(manifestOf([reseeded]).jobs[0]?.fingerprint).not.toBe(manifestOf([candidate]).jobs[0]?.fingerprint)
  })

  test('says plainly that no language model was there', () => {
    expect(manifestOf([aCandidate()]).generators).toEqual([
      {
        author: 'built-in',
        agent: 'built-in',
        backend: 'built-in',
        judges: ['built-in'],
        inWords: 'Built-in, rule-based: no language model wrote, acted or judged.',
        rows: 1,
      },
    ])
  })

  test('does not say so when a model judged', () => {
    const judgement = aJudgement({
      outcome: 'unjudged',
      reason: 'Its answer did not parse.',
      author: { kind: 'model', name: 'small-judge' },
    })
    const generator = manifestOf([aCandidate({ judgement })]).generators[0]
    expect(generator?.inWords).toBe(
      'Task by built-in (rule-based), calls and answers by built-in (rule-based), results by built-in (rule-based), judged by small-judge.',
    )
    expect(generator?.inWords).not.toContain('no language model')
  })

  test('states the filter in words and without ids', () => {
    expect(manifestOf([]).filter).toEqual({
      words: 'kept trajectories, of the graph “trains · v1”, score at least 0.9',
      json: { graph: 'f'.repeat(64), scoreMin: 0.9 },
    })
  })
})

test('a file tally names the very bytes that it handed out', () => {
  const tally = startFileTally('trl.jsonl', createHash('sha256'))
  const rename = { kind: 'function-renamed', tool: 'trains/search-trips', name: 'search_trips' } as const
  const chunks = [
    tally.add({ line: '{"a":"ü"}', changes: [rename, rename] }),
    tally.add({ line: '{}', changes: [rename] }),
  ]
  const text = chunks.map((chunk) => new TextDecoder().decode(chunk)).join('')
  expect(tally.facts()).toEqual({
    name: 'trl.jsonl',
    rows: 2,
    bytes: 14,
    sha256: sha256Hex(text),
    changedRows: { 'function-renamed': 2 },
    renamed: [{ tool: 'trains/search-trips', name: 'search_trips' }],
  })
})

describe('lineage', () => {
  test('is a readable line', () => {
    const line = lineageOf(aCandidate({ seed: 99, ordinal: 4 }), 1)
    expect(LineageLine.parse(line)).toEqual(line)
    expect(line).toMatchObject({ line: 1, seed: 99, ordinal: 4, model: 'built-in', score: 1, unjudged: 0 })
  })

  test('carries the verdict of every dimension; what was not judged has no score, neither high nor low', () => {
    const author = { kind: 'built-in', name: 'built-in rules', version: '2' } as const
    const judgement: Judgement = {
      ...aCandidate().judgement,
      query_plan: { outcome: 'unjudged', reason: 'It takes reading.', author },
      tool_plan: { outcome: 'not-applicable', reason: 'One round.', author },
      tool_call: { outcome: 'judged', score: 0, reason: 'All failed.', steps: [5], author },
    }
    const line = lineageOf(aCandidate({ judgement }), 1)
    expect(LineageLine.parse(line)).toEqual(line)
    const by = 'built-in rules · 2'
    expect(line.verdicts).toMatchObject({
      query_plan: { outcome: 'unjudged', score: null, by },
      tool_plan: { outcome: 'not-applicable', score: null, by },
      tool_call: { outcome: 'judged', score: 0, by },
      final_answer: { outcome: 'judged', score: 1, by: 'built-in' },
    })
    expect(Object.keys(line.verdicts)).toEqual([...DIMENSIONS])
  })

  test('says how the task was made, what it was varied from and who judged', () => {
    const { task } = aCandidate()
    const varied = {
      ...task,
      mode: 'server' as const,
      augmentation: {
        axis: 'persona' as const,
        facet: null,
        change: 'In the voice of a baker.',
        persona: 'baker, 44',
      },
      author: { kind: 'model' as const, name: 'writer' },
    }
    expect(lineageOf(aCandidate({ task: varied, parent: 'p'.repeat(64) }), 2)).toMatchObject({
      mode: 'server',
      parent: 'p'.repeat(64),
      augmentation: { axis: 'persona', persona: 'baker, 44' },
      author: 'writer',
      judges: ['built-in'],
    })
  })

  test('names a trajectory by what happened, not by how long it took', () => {
    const journey = aTrainJourney()
    const slower = { ...journey, steps: journey.steps.map((step) => ({ ...step, durationMs: 900 })) }
    const other = { ...journey, steps: journey.steps.slice(1) }
    expect(trajectoryFingerprint(slower)).toBe(trajectoryFingerprint(journey))
    expect(trajectoryFingerprint(other)).not.toBe(trajectoryFingerprint(journey))
  })
})
