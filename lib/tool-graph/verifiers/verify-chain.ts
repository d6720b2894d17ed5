import {
  type ChatMessage,
  type ChatModel,
  isItemProblem,
  ModelError,
  type ModelUsage,
} from '../../shared/model'
import { randomFrom } from '../../shared/random'
import { seedFrom } from '../../shared/seed'
import type { Tool, ToolKey } from '../../tool'
import {
  type BackTranslation,
  chainMessages,
  countTranslations,
  questionMessages,
  readChain,
  readQuestion,
} from './back-translation'
import type { ChainVerdict } from './chain-verdict'
import { type Coherence, coherenceMessages, coherenceVerdict, readCoherence } from './coherence'
import { countVotes, readVote, type Vote, voteMessages } from './vote'

/** Attempts for each way of a back-translation (astra-spec 2.4), and for the word on a task. */
const ATTEMPTS_MAX = 4

export interface VerifiedChain {
  verdicts: ChainVerdict[]
  votes: Vote[]
  translations: BackTranslation[]
  /** null where a job of an earlier release did not ask. */
  coherence: Coherence | null
  usage: ModelUsage
}

/**
 * Has a chain judged by models (astra-spec 2.4): the first votes `samples` times, all of them translate it back, and the
 * first judges the task that it thereby came to be paired with: that of its first vote for the chain, else the first
 * question that was translated. Throws `ModelError` when an endpoint is down; an answer that is refused counts as one that cannot be read.
 */
export async function verifyChain({
  chain,
  tools,
  models,
  samples,
  seed,
  signal,
}: {
  chain: readonly ToolKey[]
  tools: readonly { key: ToolKey; tool: Tool }[]
  models: readonly [ChatModel, ...ChatModel[]]
  samples: number
  seed: number
  signal: AbortSignal
}): Promise<VerifiedChain> {
  const usage: ModelUsage = { calls: 0, tokensIn: 0, tokensOut: 0 }
  const ask = async (model: ChatModel, messages: ChatMessage[], ...label: (string | number)[]) => {
    const reply = await textOf(model, {
      messages,
      seed: seedFrom(randomFrom(seed, model.name, ...label)),
      signal,
    })
    usage.calls += reply.usage.calls
    usage.tokensIn += reply.usage.tokensIn
    usage.tokensOut += reply.usage.tokensOut
    return reply.text
  }
  const votes: Vote[] = []
  for (let at = 0; at < samples; at++)
    votes.push(readVote(await ask(models[0], voteMessages(chain, tools), 'vote', at)))
  const translations = await Promise.all(
    models.map(async (model): Promise<BackTranslation> => {
      const there = await untilRead(
        (attempt) => ask(model, questionMessages(chain, tools), 'there', attempt),
        readQuestion,
      )
      if (there.read === null)
        return { model: model.name, question: null, chain: null, answers: [there.answer] }
      const question = there.read
      const back = await untilRead(
        (attempt) => ask(model, chainMessages(chain, tools, question), 'back', attempt),
        (answer) => readChain(answer, tools),
      )
      return { model: model.name, question, chain: back.read, answers: [there.answer, back.answer] }
    }),
  )
  const task = votes.find(({ question }) => question !== '')?.question ?? null
  const question = task ?? translations.find((one) => one.question !== null)?.question ?? null
  const coherence = await judgeTask(question, (asked, attempt) =>
    ask(models[0], coherenceMessages(chain, tools, asked), 'coherence', attempt),
  )
  return {
    verdicts: [countVotes(votes), countTranslations(chain, translations), coherenceVerdict(coherence)],
    votes,
    translations,
    coherence,
    usage,
  }
}

async function judgeTask(
  question: string | null,
  ask: (question: string, attempt: number) => Promise<string>,
): Promise<Coherence> {
  if (question === null) return { question, isCoherent: null, reason: '', answer: '' }
  const { answer, read } = await untilRead((attempt) => ask(question, attempt), readCoherence)
  return { question, isCoherent: read?.isCoherent ?? null, reason: read?.reason ?? '', answer }
}

/** Asks up to four times until an answer can be read; the last answer is kept whatever it is. */
async function untilRead<T>(
  ask: (attempt: number) => Promise<string>,
  read: (answer: string) => T | null,
): Promise<{ answer: string; read: T | null }> {
  let answer = ''
  for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
    answer = await ask(attempt)
    const found = read(answer)
    if (found !== null) return { answer, read: found }
  }
  return { answer, read: null }
}

async function textOf(
  model: ChatModel,
  request: Parameters<ChatModel['chat']>[0],
): Promise<{ text: string; usage: ModelUsage }> {
  try {
    const { text, usage } = await model.chat(request)
    return { text, usage }
  } catch (error) {
    if (!(error instanceof ModelError) || !isItemProblem(error.code)) throw error
    return { text: `(${error.message})`, usage: error.usage }
  }
}
