import { describe, expect, test, vi } from 'vitest'
import { fail, ok, type Result } from '@/lib/shared/result'
import type { Step } from '@/lib/trajectory'
import { createStepCache } from './step-cache'

const aStep = (ordinal: number): Step => ({
  kind: 'thought',
  ordinal,
  turn: 1,
  durationMs: null,
  origin: 'policy',
  text: `Thought ${ordinal}`,
})

const stepsFrom = async (from: number, to: number): Promise<Result<Step[]>> =>
  ok(Array.from({ length: to - from + 1 }, (_, i) => aStep(from + i)))

describe('a step cache', () => {
  test('reads only the pages in sight, each once, and never past the end', async () => {
    const load = vi.fn(stepsFrom)
    const cache = createStepCache(load, 100_020)
    cache.want(99_990, 100_019)
    cache.want(100_000, 100_019)
    await vi.waitFor(() => expect(cache.at(100_019)).toEqual(aStep(100_019)))
    expect(load.mock.calls).toEqual([
      [99_950, 99_999],
      [100_000, 100_019],
    ])
    expect(cache.at(0)).toBe('loading')
  })

  test('tells its readers when steps arrive', async () => {
    const cache = createStepCache(stepsFrom, 10)
    const changed = vi.fn()
    const stop = cache.subscribe(changed)
    cache.want(0, 9)
    await vi.waitFor(() => expect(cache.version()).toBe(1))
    expect(changed).toHaveBeenCalledTimes(1)
    stop()
    cache.retry(0)
    await vi.waitFor(() => expect(cache.version()).toBe(2))
    expect(changed).toHaveBeenCalledTimes(1)
  })

  test.each([
    ['threw', () => Promise.reject(new Error('The server is away'))],
    ['was refused', () => Promise.resolve(fail('not-found', 'There is no such trajectory.'))],
  ])('says that a page %s, and reads it again when asked', async (_, answer) => {
    const load = vi.fn(stepsFrom).mockImplementationOnce(answer)
    const cache = createStepCache(load, 10)
    cache.want(0, 9)
    await vi.waitFor(() => expect(cache.at(3)).toBe('failed'))
    cache.retry(3)
    await vi.waitFor(() => expect(cache.at(3)).toEqual(aStep(3)))
  })

  test('lets go what was wanted longest ago', async () => {
    const cache = createStepCache(stepsFrom, 10_000)
    for (let page = 0; page < 81; page++) cache.want(page * 50, page * 50)
    await vi.waitFor(() => expect(cache.at(80 * 50)).toEqual(aStep(4000)))
    expect(cache.at(0)).toBe('loading')
    expect(cache.at(50)).toEqual(aStep(50))
  })
})
