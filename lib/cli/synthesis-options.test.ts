import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { fail, ok } from '@/lib/shared/result'
import { SynthesisParams } from '@/lib/synthesis'
import { type RunOptions, readRunOptions, readWeights } from './synthesis-options'

const source = { kind: 'graphs', graphVersionIds: ['gver_1'] } as const
const playerOf = (name: string) =>
  name === 'built-in' || name.startsWith('model_') ? ok(name) : fail('not-found', `There is no "${name}".`)

const read = (options: Partial<RunOptions>, base = {}) =>
  readRunOptions({ cyclic: false, ...options } as RunOptions, base, playerOf)

const paramsOf = (options: Partial<RunOptions>, base = {}) => {
  const asked = read(options, base)
  if (!asked.ok) throw new Error(asked.problem.message)
  return SynthesisParams.parse({ source, ...asked.value })
}

describe('the options of a run', () => {
  it('leave every default alone when nothing is said', () => {
    expect(paramsOf({})).toEqual(SynthesisParams.parse({ source, count: 200, seed: 1 }))
  })

  it('mix kinds and variations by their weights, and leave out those that are not named', () => {
    expect(paramsOf({ modes: 'server=6, missing-tool=1' }).modes).toEqual({
      chain: 0,
      server: 6,
      'missing-tool': 1,
      'missing-parameter': 0,
      'no-tool': 0,
    })
    expect(paramsOf({ augmentations: 'none=3,persona=1' }).augmentations.persona).toBe(1)
    expect(readWeights('modes', 'chain=2,sudoku=1', ['chain'])).toMatchObject({
      ok: false,
      problem: { message: expect.stringContaining('"sudoku=1"') },
    })
    expect(readWeights('modes', 'chain=', ['chain']).ok).toBe(false)
  })

  it('change an earlier run only where something is said', () => {
    const before = paramsOf({ modes: 'server=1', 'score-min': '0.5', walks: '50', 'turns-max': '7' })
    const { source: _, ...base } = before
    expect(paramsOf({ seed: '9' }, base)).toEqual({ ...before, seed: 9 })
    expect(paramsOf({ 'length-max': '3' }, base).chains).toMatchObject({ walks: 50, lengthMax: 3 })
  })

  it('name a player for every part, several for the judge; an unknown one is told', () => {
    expect(paramsOf({ model: 'model_a', agent: 'model_b', judges: 'model_a,built-in' }).models).toEqual({
      author: 'model_a',
      agent: 'model_b',
      emulator: 'built-in',
      user: 'built-in',
      judges: ['model_a', 'built-in'],
    })
    expect(read({ judges: 'model_a,nobody' })).toMatchObject({ ok: false })
  })

  it('read personas from a file, and say what is wrong with one', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'personas-')), 'personas.json')
    writeFileSync(file, JSON.stringify([{ occupation: 'beekeeper', age: 51 }]))
    expect(paramsOf({ personas: file }).personas).toMatchObject([{ occupation: 'beekeeper', age: 51 }])
    writeFileSync(file, JSON.stringify([{ age: 51 }]))
    expect(read({ personas: file })).toMatchObject({
      ok: false,
      problem: { message: expect.stringContaining('Row 1: occupation is missing') },
    })
    writeFileSync(file, 'beekeeper')
    expect(read({ personas: file })).toMatchObject({ ok: false })
  })
})
