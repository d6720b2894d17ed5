import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aTool, aToolDocument } from '../fixtures'
import { DOMAINS, guessDomain } from '../index'
import { DOMAIN_WORDS } from './vocabulary'

const named = (title: string, ...names: string[]) =>
  aToolDocument({
    title,
    description: '',
    tools: names.map((name) => aTool(name, { description: 'Does it.' })),
  })

describe('guessDomain', () => {
  it('hears what most tools speak of, and says by which words', () => {
    expect(guessDomain(aToolDocument())).toEqual({
      domain: 'Weather',
      evidence: '“forecast” and “weather” stand in 3 of its 3 tools.',
    })
    expect(guessDomain(named('Desk', 'list_recipes', 'get_recipe', 'find_order'))).toMatchObject({
      domain: 'Food & drink',
      evidence: '“recipe” stands in 2 of its 3 tools.',
    })
  })

  it('takes the title where the tools say little', () => {
    expect(guessDomain(named('Chess desk', 'make_move', 'undo', 'resign'))).toMatchObject({
      domain: 'Games',
      evidence: '“chess” stands in what the server says of itself.',
    })
  })

  it('says nothing where nothing stands out', () => {
    expect(guessDomain(named('Desk', 'do_this', 'do_that', 'undo')).domain).toBeNull()
    expect(guessDomain(named('Desk', 'get_weather', 'get_recipe')).domain).toBeNull()
    expect(guessDomain(named('Desk')).domain).toBeNull()
  })

  it('has one domain for each word', () => {
    const words = Object.values(DOMAIN_WORDS).flatMap((list) => list.split(' '))
    expect(words.filter((word, i) => words.indexOf(word) !== i)).toEqual([])
    expect(DOMAINS.length).toBeGreaterThan(12)
  })

  it('does not hang on the order of the tools', () => {
    const names = ['get_song', 'list_albums', 'find_recipe', 'add_task', 'send_message', 'get_forecast', 'x']
    fc.assert(
      fc.property(fc.subarray(names), fc.integer(), (some, turn) => {
        const at = some.length === 0 ? 0 : Math.abs(turn) % some.length
        const turned = [...some.slice(at), ...some.slice(0, at)]
        expect(guessDomain(named('Desk', ...turned))).toEqual(guessDomain(named('Desk', ...some)))
      }),
    )
  })
})
