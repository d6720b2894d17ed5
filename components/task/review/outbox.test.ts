import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Decision, delivered, type Outbox, posted, readOutbox } from './outbox'

const aDecision: fc.Arbitrary<Decision> = fc.record({
  taskId: fc.constantFrom('task_a', 'task_b', 'task_c'),
  review: fc.constantFrom('proposed', 'accepted', 'refused'),
  reason: fc.option(fc.constant('unclear'), { nil: null }),
})

describe('the outbox of a review', () => {
  it('ends with the last decision about every task at the server, whatever fails in between', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(aDecision, fc.boolean())), (made) => {
        const server = new Map<string, Decision>()
        let outbox: Outbox = []
        const send = () => {
          const [next] = outbox
          if (!next) return
          server.set(next.taskId, next)
          outbox = delivered(outbox, next)
        }
        const last = new Map<string, Decision>()
        for (const [decision, isOnline] of made) {
          outbox = posted(outbox, decision)
          last.set(decision.taskId, decision)
          if (isOnline) send()
        }
        // A page that was closed and opened again goes on from what the browser kept.
        outbox = readOutbox(JSON.stringify(outbox))
        while (outbox.length > 0) send()
        expect(server).toEqual(last)
      }),
    )
  })

  it('keeps a decision that was made while an earlier one about the same task was on its way', () => {
    const first: Decision = { taskId: 'task_a', review: 'accepted', reason: null }
    const outbox = posted(posted([], first), { ...first, review: 'refused' })
    expect(delivered(outbox, first)).toHaveLength(1)
  })

  it('ignores what no release wrote', () => {
    for (const text of [null, '', '{', '{}', '[1]', '[{"taskId":"a"}]']) expect(readOutbox(text)).toEqual([])
  })
})
