import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Tool, ToolKey } from '../tool'
import { buildGraph } from './built-in-author'

/**
 * How well the built-in author's weights rank the pairs of tools that people really called one after the other
 * (BFCL v4, multi-turn base, ground truth), against two rankings that know nothing: chance, and shared words
 * of the names. The measure is average precision over all ordered pairs of a server's tools, with ties
 * counted at their expectation, and its mean over the servers.
 */
const DATA = '../shared/data/bfcl'
const SERVERS: { [className: string]: string } = {
  GorillaFileSystem: 'gorilla_file_system',
  MathAPI: 'math_api',
  MessageAPI: 'message_api',
  TwitterAPI: 'posting_api',
  TicketAPI: 'ticket_api',
  TradingBot: 'trading_bot',
  TravelAPI: 'travel_booking',
  VehicleControlAPI: 'vehicle_control',
}

const linesOf = (path: string) =>
  readFileSync(`${DATA}/${path}`, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))

/** BFCL writes Python's names for two JSON types. */
const withJsonTypes = (schema: unknown): Tool['parameters'] =>
  JSON.parse(
    JSON.stringify(schema)
      .replaceAll('"type":"dict"', '"type":"object"')
      .replaceAll('"type":"float"', '"type":"number"'),
  )

function readServers(): { name: string; tools: { key: ToolKey; tool: Tool }[] }[] {
  return Object.values(SERVERS).map((name) => ({
    name,
    tools: linesOf(`multi_turn_func_doc/${name}.json`).map((doc) => ({
      key: `${name}/${doc.name}` as ToolKey,
      tool: {
        name: doc.name,
        sourceName: null,
        description: doc.description,
        parameters: withJsonTypes(doc.parameters),
        result: withJsonTypes(doc.response),
      },
    })),
  }))
}

/** Every "from to" that occurs as two consecutive calls on one server. */
function readConsecutiveCalls(servers: ReturnType<typeof readServers>): Set<string> {
  const classesOf = new Map(
    linesOf('BFCL_v4_multi_turn_base.json').map((row) => [row.id, row.involved_classes]),
  )
  const pairs = new Set<string>()
  for (const { id, ground_truth } of linesOf('possible_answer/BFCL_v4_multi_turn_base.json')) {
    const offered = servers.filter(({ name }) => classesOf.get(id).some((of: string) => SERVERS[of] === name))
    const calls = ground_truth.flat().flatMap((call: string) => {
      const name = call.slice(0, call.indexOf('('))
      return offered
        .flatMap(({ tools }) => tools.find(({ tool }) => tool.name === name)?.key ?? [])
        .slice(0, 1)
    })
    for (const [i, to] of calls.slice(1).entries()) pairs.add(`${calls[i]} ${to}`)
  }
  return pairs
}

function averagePrecision(ranked: { score: number; isRight: boolean }[]): number {
  const right = ranked.filter((pair) => pair.isRight).length
  let seen = 0
  let hits = 0
  let sum = 0
  for (const score of [...new Set(ranked.map((pair) => pair.score))].sort((a, b) => b - a)) {
    const tied = ranked.filter((pair) => pair.score === score)
    const hitsHere = tied.filter((pair) => pair.isRight).length
    seen += tied.length
    hits += hitsHere
    sum += (hitsHere / right) * (hits / seen)
  }
  return sum
}

function sharedWords(a: string, b: string): number {
  const words = (name: string) => new Set(name.split(/_|(?=[A-Z])/).map((word) => word.toLowerCase()))
  const [ours, theirs] = [words(a), words(b)]
  return [...ours].filter((word) => theirs.has(word)).length / new Set([...ours, ...theirs]).size
}

describe.skipIf(!existsSync(DATA))('the built-in author on BFCL (needs ../shared/data/bfcl)', () => {
  it('ranks consecutive calls more than twice as well as chance and as shared words', () => {
    const servers = readServers()
    const consecutive = readConsecutiveCalls(servers)
    const scores = servers.map(({ tools }) => {
      const weights = new Map(
        buildGraph(tools).dependencies.map(({ from, to, weight }) => [`${from} ${to}`, weight]),
      )
      const pairs = tools.flatMap((from) =>
        tools.flatMap((to) =>
          from === to ? [] : [{ from, to, isRight: consecutive.has(`${from.key} ${to.key}`) }],
        ),
      )
      const rank = (score: (pair: (typeof pairs)[number]) => number) =>
        averagePrecision(pairs.map((pair) => ({ score: score(pair), isRight: pair.isRight })))
      return {
        author: rank(({ from, to }) => weights.get(`${from.key} ${to.key}`) ?? 0),
        chance: rank(() => 0),
        words: rank(({ from, to }) => sharedWords(from.tool.name, to.tool.name)),
      }
    })
    const mean = (name: keyof (typeof scores)[number]) =>
      scores.reduce((sum, score) => sum + score[name], 0) / scores.length
    expect(mean('author')).toBeGreaterThan(2 * mean('chance'))
    expect(mean('author')).toBeGreaterThan(2 * mean('words'))
    expect(mean('author')).toBeGreaterThan(0.25)
  })
})
