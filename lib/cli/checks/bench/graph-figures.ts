import { existsSync, readFileSync } from 'node:fs'
import { readBfclGroundTruth, readToolDocuments } from '@/lib/formats'
import { expectOk } from '@/lib/shared/result'
import { type Tool, type ToolKey, toolKey } from '@/lib/tool'
import { buildGraph } from '@/lib/tool-graph'
import { type RankedPair, type RankingQuality, rankingQuality } from './ranking'
import type { Figure } from './table'

/** BFCL v4 (Apache-2.0), where it lies beside the project. */
const DATA = '../shared/data/bfcl'
/**
 * The classes that the author's rules were chosen on. No rule was written from the other four, but their figures
 * were seen while the rules grew: not tuned on, which is less than unseen.
 */
const CHOSEN_ON = ['gorilla_file_system', 'message_api', 'ticket_api', 'vehicle_control']
const HELD_OUT = ['math_api', 'posting_api', 'trading_bot', 'travel_booking']

const RANKINGS = ['author', 'chance', 'names'] as const
type Ranking = (typeof RANKINGS)[number]

export interface ServerQuality extends Record<Ranking, RankingQuality> {
  server: string
  isHeldOut: boolean
}

export const hasGraphData = (): boolean => existsSync(DATA)

/**
 * How well the built-in author's weights rank the pairs of tools that BFCL's ground truth calls one right after the
 * other, over all ordered pairs of a server's tools, beside two rankings that read no meaning: chance, and the words
 * that two names share (Jaccard index).
 */
export function graphQuality(): ServerQuality[] {
  const servers = [...CHOSEN_ON, ...HELD_OUT].map((name) => ({ name, tools: toolsOf(name) }))
  const keyOf = new Map(servers.flatMap(({ tools }) => tools.map(({ key, tool }) => [tool.name, key])))
  const called = consecutiveCalls(keyOf)
  return servers.map(({ name, tools }) => {
    const weights = new Map(
      buildGraph(tools).dependencies.map(({ from, to, weight }) => [`${from} ${to}`, weight]),
    )
    const quality = (score: (from: Keyed, to: Keyed) => number): RankingQuality =>
      rankingQuality(
        tools.flatMap((from) =>
          tools.flatMap((to): RankedPair[] =>
            from === to ? [] : [{ score: score(from, to), isRight: called.has(`${from.key} ${to.key}`) }],
          ),
        ),
      )
    return {
      server: name,
      isHeldOut: HELD_OUT.includes(name),
      author: quality((from, to) => weights.get(`${from.key} ${to.key}`) ?? 0),
      chance: quality(() => 1),
      names: quality((from, to) => sharedWords(from.tool.name, to.tool.name)),
    }
  })
}

type Keyed = { key: ToolKey; tool: Tool }

function toolsOf(name: string): Keyed[] {
  const text = readFileSync(`${DATA}/multi_turn_func_doc/${name}.json`, 'utf8')
  const { documents } = expectOk(readToolDocuments(text, `${name}.json`))
  return documents.flatMap(({ server, tools }) =>
    tools.map((tool) => ({ key: toolKey(server, tool.name), tool })),
  )
}

/** Every "from to" that occurs as two consecutive calls. No two of these servers share a tool's name. */
function consecutiveCalls(keyOf: ReadonlyMap<string, ToolKey>): Set<string> {
  const file = 'possible_answer/BFCL_v4_multi_turn_base.json'
  const records = expectOk(readBfclGroundTruth(readFileSync(`${DATA}/${file}`, 'utf8'), file))
  return new Set(
    records.flatMap((names) =>
      names.slice(1).map((name, i) => `${keyOf.get(names[i] ?? '')} ${keyOf.get(name ?? '')}`),
    ),
  )
}

function sharedWords(a: string, b: string): number {
  const words = (name: string) => new Set(name.split(/_|(?=[A-Z])/).map((word) => word.toLowerCase()))
  const [ours, theirs] = [words(a), words(b)]
  return [...ours].filter((word) => theirs.has(word)).length / new Set([...ours, ...theirs]).size
}

/** The mean of a measure over servers. */
export const meanOf = (
  servers: readonly ServerQuality[],
  ranking: Ranking,
  measure: keyof RankingQuality = 'averagePrecision',
): number => servers.reduce((sum, server) => sum + server[ranking][measure], 0) / servers.length

/** The table's lines: all eight classes, and the two halves apart; none where the data is absent. */
export function graphFigures(): Figure[] {
  if (!hasGraphData()) return []
  const all = graphQuality()
  const halves = [
    { name: 'all eight API classes', servers: all },
    { name: 'the four its rules were chosen on', servers: all.filter((server) => !server.isHeldOut) },
    { name: 'the four not tuned on', servers: all.filter((server) => server.isHeldOut) },
  ]
  return halves.map(({ name, servers }) => {
    const [author, chance, names] = RANKINGS.map((ranking) => meanOf(servers, ranking).toFixed(3))
    const precision = meanOf(servers, 'author', 'precisionAtGold').toFixed(3)
    const recall = meanOf(servers, 'author', 'recallAtGold').toFixed(3)
    return {
      what: `graph quality, ${name}`,
      figure: `average precision ${author}`,
      how: `BFCL, consecutive calls; chance ${chance}, shared names ${names}; at the number of right pairs precision ${precision}, recall ${recall}`,
    }
  })
}
