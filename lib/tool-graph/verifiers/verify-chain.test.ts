import { describe, expect, it } from 'vitest'
import { type ChatMessage, type ChatModel, ModelError } from '../../shared/model'
import type { ToolKey } from '../../tool'
import { travelTools } from '../fixtures'
import { countTranslations } from './back-translation'
import { verifyChain } from './verify-chain'
import { countVotes, readVote } from './vote'

const CHAIN: ToolKey[] = ['travel-desk/search_hotels', 'travel-desk/book_hotel']
const usage = { calls: 1, tokensIn: 10, tokensOut: 5 }

const coherent = '{"reason": "One trip.", "is_coherent": true}'

/** A model that answers by what it is asked for: its votes in turn, a question, a chain, a word on its task. */
function aModel(name: string, votes: string[], there: string, back: string, judged = [coherent]): ChatModel {
  const answerTo = ([system]: ChatMessage[]): string =>
    system?.content.includes('is_valid')
      ? (votes.shift() ?? '')
      : system?.content.includes('is_coherent')
        ? (judged.shift() ?? '')
        : system?.content.includes('"query"')
          ? there
          : back
  return {
    name,
    chat: async ({ messages }) => ({
      text: answerTo(messages),
      reasoning: null,
      toolCalls: [],
      invalid: [],
      finish: 'stop',
      usage,
      durationMs: 1,
    }),
    object: () => Promise.reject(new Error('not asked')),
  }
}

const yes = '{"is_valid": true, "user_query": "Book me a stay in Bern."}'
const no = '{"is_valid": false}'
const there = '{"valid": true, "query": "Book me a stay in Bern."}'
const back = (...chain: string[]) => JSON.stringify({ plan: 'so', chain })
const verify = (models: [ChatModel, ...ChatModel[]]) =>
  verifyChain({
    chain: CHAIN,
    tools: travelTools(),
    models,
    samples: 3,
    seed: 1,
    signal: new AbortController().signal,
  })

describe('a chain judged by models', () => {
  it('passes by a majority of votes and by coming back as it went', async () => {
    const model = aModel(
      'm',
      [yes, `<think>{}</think>\`\`\`json\n${no}\n\`\`\``, yes],
      there,
      back('search_hotels', 'book_hotel'),
    )
    const { verdicts, votes, translations, usage: spent } = await verify([model])
    expect(verdicts.map(({ check, outcome }) => [check, outcome])).toEqual([
      ['vote', 'pass'],
      ['back-translation', 'pass'],
      ['coherence', 'pass'],
    ])
    expect(verdicts[0]?.reason).toBe('It can form a sensible task: 2 for, 1 against.')
    expect(votes.map(({ question }) => question)).toEqual([
      'Book me a stay in Bern.',
      '',
      'Book me a stay in Bern.',
    ])
    expect(translations[0]?.answers).toHaveLength(2)
    expect(spent.calls).toBe(6)
  })

  it('fails when the chain comes back in another order', async () => {
    const model = aModel('m', [yes, yes, yes], there, back('book_hotel', 'search_hotels'))
    expect((await verify([model])).verdicts[1]).toMatchObject({ outcome: 'fail' })
  })

  it('does not decide what nobody said: unreadable votes, tools that do not exist', async () => {
    const model = aModel('m', ['Yes!', '', '{"is_valid": "true"}'], there, back('fly_away'), ['Sure.'])
    const { verdicts, translations, usage: spent } = await verify([model])
    expect(verdicts.map(({ outcome }) => outcome)).toEqual(['undecided', 'undecided', 'undecided'])
    expect(translations[0]).toMatchObject({ question: 'Book me a stay in Bern.', chain: null })
    expect(spent.calls).toBe(3 + 1 + 4 + 4)
  })

  it('hands on that an endpoint is down, and reads a refusal as no answer', async () => {
    const failing = (code: 'unreachable' | 'refused'): ChatModel => ({
      ...aModel('m', [], '', ''),
      chat: () => Promise.reject(new ModelError(code, 'No.', usage)),
    })
    await expect(verify([failing('unreachable')])).rejects.toMatchObject({ code: 'unreachable' })
    const { verdicts, votes } = await verify([failing('refused')])
    expect(verdicts.map(({ outcome }) => outcome)).toEqual(['undecided', 'undecided', 'undecided'])
    expect(votes[0]?.answer).toBe('(No.)')
  })
})

describe('the task that a chain is paired with', () => {
  const judged = async (...answers: string[]) => {
    const model = aModel('m', [yes, yes, yes], there, back('search_hotels', 'book_hotel'), answers)
    const { verdicts, coherence } = await verify([model])
    return { verdict: verdicts.find(({ check }) => check === 'coherence'), coherence }
  }

  it('fails when it is ill posed, with the reason and the answer to read', async () => {
    const answer = '{"reason": "It books a stay and asks for none.", "is_coherent": false}'
    const { verdict, coherence } = await judged(answer)
    expect(verdict).toMatchObject({
      outcome: 'fail',
      reason: 'Its task is ill posed. It books a stay and asks for none.',
    })
    expect(coherence).toMatchObject({ question: 'Book me a stay in Bern.', isCoherent: false, answer })
  })

  it('is asked about again while the answer cannot be read', async () => {
    expect((await judged('Well.', coherent)).verdict).toMatchObject({ outcome: 'pass' })
  })

  it('is none, and undecided, when no model wrote one', async () => {
    const model = aModel('m', [no, no, no], '{"valid": false}', '')
    const { verdicts, coherence } = await verify([model])
    expect(coherence).toMatchObject({ question: null, isCoherent: null })
    expect(verdicts.at(-1)).toMatchObject({ check: 'coherence', outcome: 'undecided' })
  })
})

describe('counting', () => {
  it.each([
    [[yes, no], 'fail'],
    [[yes, yes, no], 'pass'],
    [[yes, 'what?', 'what?'], 'pass'],
    [['what?'], 'undecided'],
  ])('votes %j: %s', (answers, outcome) => {
    expect(countVotes(answers.map(readVote)).outcome).toBe(outcome)
  })

  const one = (chain: string[] | null) => ({ model: 'm', question: 'q', chain, answers: [] })
  const same = ['search_hotels', 'book_hotel']
  it.each([
    [[same, same, null], 'pass'],
    [[same, null], 'fail'],
    [[same, [...same, 'get_booking']], 'fail'],
    [[null, null], 'undecided'],
  ])('back-translations %j: %s', (chains, outcome) => {
    expect(countTranslations(CHAIN, chains.map(one)).outcome).toBe(outcome)
  })
})
