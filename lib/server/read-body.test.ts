import { describe, expect, it, vi } from 'vitest'
import { readBody } from './read-body'

const textOf = (bytes: Uint8Array | null) => (bytes === null ? null : new TextDecoder().decode(bytes))

/** A body that arrives in these pieces, one for each pull. */
function aBody(pieces: string[], cancel?: () => void): ReadableStream<Uint8Array> {
  const left = pieces.map((piece) => new TextEncoder().encode(piece))
  return new ReadableStream(
    {
      pull(controller) {
        const next = left.shift()
        if (next) controller.enqueue(next)
        else controller.close()
      },
      cancel,
    },
    { highWaterMark: 0 },
  )
}

describe('readBody', () => {
  it('joins the pieces in order', async () => {
    expect(textOf(await readBody(aBody(['[{"na', 'me": "A"', '}]']), 100))).toBe('[{"name": "A"}]')
  })

  it('takes a body of exactly the limit and none of one byte more', async () => {
    expect(textOf(await readBody(aBody(['1234', '5']), 5))).toBe('12345')
    expect(await readBody(aBody(['1234', '56']), 5)).toBeNull()
  })

  it('stops reading as soon as the limit is passed', async () => {
    const cancel = vi.fn()
    expect(await readBody(aBody(['123', '456', '789', 'never read'], cancel), 5)).toBeNull()
    expect(cancel).toHaveBeenCalledOnce()
  })

  it('reads no body as an empty one', async () => {
    expect(await readBody(null, 5)).toEqual(new Uint8Array())
  })

  it('throws when the sender goes away', async () => {
    const cut = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.error(new Error('cut off')),
    })
    await expect(readBody(cut, 5)).rejects.toThrow('cut off')
  })
})
