import { describe, expect, it } from 'vitest'
import { fail, ok } from '../../shared/result'
import { createEmulator, type ToolResult } from '../../tool'
import { theLibrary } from '../fixtures'
import { createLiveBackend, type LiveServers } from './live-backend'

const signal = new AbortController().signal
const search = (id: string) => ({
  id,
  tool: 'library/search_books' as const,
  arguments: { query: 'sailing' },
})
const emulator = () => createEmulator({ tools: theLibrary, seed: [1], failureRate: 0 })

/** A library that answers so many calls in each of its lives, and dies over the next. */
function aLibrary(callsPerLife: number, { livesMax = 99 } = {}) {
  let lives = 0
  let closed = 0
  const live: LiveServers = {
    async open() {
      if (lives >= livesMax) return fail('unreachable', 'The library could not be reached.')
      lives++
      let calls = 0
      const isAlive = () => calls <= callsPerLife
      return ok({
        isAlive,
        async call({ id }): Promise<ToolResult> {
          calls++
          const failure = isAlive()
            ? null
            : { kind: 'unreachable' as const, isTransient: true, isInjected: false, message: 'It ended.' }
          return { callId: id, content: 'three books', failure, durationMs: 1 }
        },
      })
    },
    async close() {
      closed++
    },
  }
  return { live, lives: () => lives, closed: () => closed }
}

const backendOf = (
  live: LiveServers,
  distractors: Parameters<typeof createLiveBackend>[0]['distractors'] = [],
) => createLiveBackend({ tools: theLibrary, distractors, live, emulator: emulator() })

describe('live servers', () => {
  it('answer for themselves, over one connection', async () => {
    const library = aLibrary(9)
    const backend = backendOf(library.live)
    for (const id of ['a', 'b'])
      expect(await backend.call(search(id), signal)).toMatchObject({
        callId: id,
        content: 'three books',
        failure: null,
        answeredBy: 'live',
      })
    await backend.close?.()
    expect([library.lives(), library.closed()]).toEqual([1, 1])
  })

  it('that cannot be reached are emulated, and so are irrelevant tools; both say so', async () => {
    const unreachable = await backendOf(aLibrary(9, { livesMax: 0 }).live).call(search('a'), signal)
    expect(unreachable).toMatchObject({ failure: null, answeredBy: 'emulator' })
    const library = aLibrary(9)
    const irrelevant = await backendOf(library.live, ['library/search_books']).call(search('a'), signal)
    expect(irrelevant).toMatchObject({ failure: null, answeredBy: 'emulator' })
    expect(library.lives()).toBe(0)
  })

  it('that die are connected anew at the next call, three times; then they are gone', async () => {
    const library = aLibrary(0)
    const backend = backendOf(library.live)
    const kinds: (string | undefined)[] = []
    for (let n = 0; n < 6; n++) kinds.push((await backend.call(search(`c${n}`), signal)).failure?.kind)
    expect(kinds).toEqual(['unreachable', 'unreachable', 'unreachable', 'unreachable', 'gone', 'gone'])
    expect(library.lives()).toBe(4)
  })

  it('that die once and come back go on', async () => {
    const backend = backendOf(aLibrary(1).live)
    const kinds: (string | null)[] = []
    for (let n = 0; n < 3; n++)
      kinds.push((await backend.call(search(`c${n}`), signal)).failure?.kind ?? null)
    expect(kinds).toEqual([null, 'unreachable', null])
  })
})
