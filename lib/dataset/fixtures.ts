import { SynthesisParams } from '../synthesis'
import { type Tool, type ToolKey, toolKey } from '../tool'
import { DIMENSIONS, type Judgement, type Step, type Trajectory } from '../trajectory'
import { aTask } from '../trajectory/fixtures'
import type { Verdict } from '../verifier'
import type { Candidate } from './candidate'

/** A tool that takes one required string. */
const aTool = (name: string, parameter: string): Tool => ({
  name,
  sourceName: null,
  description: `Does ${name}.`,
  parameters: { type: 'object', properties: { [parameter]: { type: 'string' } }, required: [parameter] },
  result: null,
})

const aMessage = (ordinal: number, role: 'system' | 'user', text: string): Step => ({
  kind: 'message',
  ordinal,
  turn: 0,
  durationMs: null,
  origin: role === 'user' ? 'person' : 'arena',
  role,
  text,
})

/** A train journey: two searches side by side after a thought, one booking, an answer. */
export function aTrainJourney(): Trajectory {
  const search = toolKey('trains', 'search-trips')
  const book = toolKey('trains', 'book')
  const step = { turn: 1, durationMs: 12 }
  const call = (
    ordinal: number,
    turn: number,
    callId: string,
    tool: ToolKey,
    value: [string, string],
  ): Step => ({
    ...step,
    kind: 'tool-call',
    ordinal,
    turn,
    origin: 'policy',
    callId,
    tool,
    arguments: { [value[0]]: value[1] },
    problems: [],
  })
  const result = (ordinal: number, turn: number, callId: string, tool: ToolKey, content: string): Step => ({
    ...step,
    kind: 'tool-result',
    ordinal,
    turn,
    origin: 'arena',
    callId,
    tool,
    content,
    failure: null,
  })
  return {
    steps: [
      aMessage(0, 'system', 'Plan before you call tools.'),
      aMessage(1, 'user', 'Book me a trip to Bern or Basel, whichever leaves first.'),
      { ...step, kind: 'thought', ordinal: 2, origin: 'policy', text: 'I look at both cities.' },
      call(3, 1, 'a', search, ['city', 'Bern']),
      call(4, 1, 'b', search, ['city', 'Basel']),
      result(5, 1, 'a', search, '{"trip":"T-7","leaves":"09:00"}'),
      result(6, 1, 'b', search, '{"trip":"T-9","leaves":"08:00"}'),
      call(7, 2, 'a', book, ['trip', 'T-9']),
      result(8, 2, 'a', book, '{"booked":true}'),
      {
        ...step,
        kind: 'answer',
        ordinal: 9,
        turn: 3,
        origin: 'policy',
        text: 'T-9 to Basel at 08:00 is booked.',
      },
    ],
    tools: [
      { key: search, tool: aTool('search-trips', 'city') },
      { key: book, tool: aTool('book', 'trip') },
    ],
    termination: 'answered',
    terminationReason: null,
    agent: 'built-in',
    backend: 'built-in',
    user: null,
    distractors: [],
    usage: { calls: 3, tokensIn: 0, tokensOut: 0 },
  }
}

/** A judgement in which every dimension has the same verdict. */
export const aJudgement = (verdict: Verdict): Judgement =>
  Object.fromEntries(DIMENSIONS.map((dimension) => [dimension, verdict])) as Judgement

/** The train journey as the first item of a built-in run, kept with full marks. */
export function aCandidate(changes: Partial<Candidate> = {}): Candidate {
  const trajectory = aTrainJourney()
  const chain = [toolKey('trains', 'search-trips'), toolKey('trains', 'book')]
  const question = 'Book me a trip to Bern or Basel, whichever leaves first.'
  const author = { kind: 'built-in', name: 'built-in' } as const
  return {
    trajectory,
    facts: { question, outcome: 'kept', reason: null, score: 1, unjudgedCount: 0 },
    fingerprints: { trajectory: 'a'.repeat(64), task: 'b'.repeat(64) },
    judgement: aJudgement({ outcome: 'judged', score: 1, reason: 'As planned.', steps: [3], author }),
    task: aTask({ question, expectedTools: chain, plan: null, author }),
    parent: null,
    chain,
    graph: { name: 'trains', version: 1, fingerprint: 'f'.repeat(64) },
    documents: [{ server: 'trains', version: 1, fingerprint: 'd'.repeat(64) }],
    job: {
      params: SynthesisParams.parse({
        source: { kind: 'graphs', graphVersionIds: ['gver_local'] },
        count: 1,
        seed: 7,
      }),
      model: 'built-in',
      players: {
        author: 'built-in, rule-based',
        agent: 'built-in, rule-based',
        emulator: 'built-in, rule-based',
        user: 'built-in, rule-based',
        judges: ['built-in, rule-based'],
      },
      findings: null,
      stages: [],
      judgedAgain: null,
      sources: ['f'.repeat(64)],
    },
    seed: 7,
    ordinal: 0,
    ...changes,
  }
}
