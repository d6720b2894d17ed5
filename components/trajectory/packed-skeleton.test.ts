import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { SkeletonStep } from '@/lib/trajectory'
import { packSkeleton, unpackSkeleton } from './packed-skeleton'

const someStep: fc.Arbitrary<SkeletonStep> = fc.record({
  kind: fc.constantFrom('message', 'thought', 'tool-call', 'tool-result', 'answer'),
  turn: fc.nat(),
  tool: fc.option(fc.constantFrom('trains/search', 'trains/book', 'hotels/search')),
  status: fc.option(fc.constantFrom('ok', 'failed', 'injected-failure')),
  label: fc.string(),
  size: fc.nat(),
})

test('a skeleton comes out as it went in', () => {
  fc.assert(
    fc.property(fc.array(someStep), (skeleton) => {
      expect(unpackSkeleton(packSkeleton(skeleton))).toEqual(skeleton)
    }),
  )
})
