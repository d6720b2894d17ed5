import { expect, it } from 'vitest'
import { aDependency } from '@/lib/tool-graph/fixtures'
import { chainWords, dependencyWords } from './words'

it('tools are told by their names, and by their servers too where two have the same', () => {
  expect(chainWords(['kiln/list', 'kiln/fire'])).toBe('list → fire')
  expect(chainWords(['kiln/list', 'ferry/list', 'ferry/sail'])).toBe('kiln/list → ferry/list → sail')
  expect(chainWords(['kiln/list', 'kiln/fire', 'kiln/list'])).toBe('list → fire → list')
  const dependency = aDependency('a', 'b', { parameter: 'id' })
  expect(dependencyWords({ ...dependency, from: 'kiln/list', to: 'ferry/list' })).toBe(
    'kiln/list feeds id of ferry/list',
  )
})
