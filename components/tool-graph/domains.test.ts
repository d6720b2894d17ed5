import { expect, it } from 'vitest'
import type { ToolKey } from '@/lib/tool'
import { legendOf } from './domains'

it('a legend has a line for every domain, most tools first, and says what was only guessed', () => {
  const servers = {
    kiln: { name: 'Pottery', author: 'person' },
    wheel: { name: 'Pottery', author: 'built-in' },
    ferry: { name: 'Travel', author: 'built-in' },
    shop: { name: null, author: 'built-in' },
  } as const
  const tools: ToolKey[] = ['shop/a', 'shop/b', 'shop/c', 'ferry/sail', 'kiln/fire', 'wheel/throw']
  expect(legendOf(tools, (key) => servers[key.split('/')[0] as keyof typeof servers])).toEqual([
    { domain: 'Pottery', tools: ['kiln/fire', 'wheel/throw'], guess: 'some' },
    { domain: 'Travel', tools: ['ferry/sail'], guess: 'all' },
    { domain: null, tools: ['shop/a', 'shop/b', 'shop/c'], guess: 'none' },
  ])
  expect(legendOf([], () => servers.shop)).toEqual([])
})
