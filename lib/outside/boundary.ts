import { z } from 'zod'
import { parseJson } from '@/lib/shared/json'
import type { ModelProblemCode } from '@/lib/shared/model'
import type { Interruption } from './deadline'
import { BrokenOff, type HttpAnswer } from './post-json'
import { askedWaitMs } from './retry'

/** What is known of the endpoint when a call to it fails. */
export interface Edge {
  host: string
  apiKey: string | null
  timeoutMs: number
}

export interface Failure {
  code: ModelProblemCode
  message: string
  isRetryable: boolean
  /** How long the server asked to wait, in ms; null when it did not say. */
  waitMs: number | null
}

/**
 * Names the edge that a failed call crossed: what happened, in one sentence with the host and never the key.
 * Errors that no server or network can cause are our own and are thrown again.
 */
export function failureOf(error: unknown, interruption: Interruption, edge: Edge): Failure {
  const { host } = edge
  if (interruption === 'aborted') return final('aborted', `The call to ${host} was stopped.`)
  if (interruption === 'timeout')
    return passing(
      'timeout',
      `${host} did not answer within ${edge.timeoutMs / 1000} s; raise the time-out or try later.`,
    )
  const code = networkCode(error)
  if (error instanceof BrokenOff)
    return passing(
      'unreachable',
      `${host} broke off in the middle of its answer (${code ?? 'network error'}).`,
    )
  if (code === null) throw error
  return passing(
    'unreachable',
    `${host} could not be reached (${code}); check the base URL and that the server runs.`,
  )
}

/** Names what is wrong with an answer that came whole; `wrong` says what is wrong with its body: "without a choice in it". */
export function failureOfAnswer(answer: HttpAnswer, wrong: string, edge: Edge): Failure {
  const { host } = edge
  if (answer.status !== 200) return ofStatus(answer, edge)
  return answer.text.trimStart().startsWith('<')
    ? final('unreachable', `${host} answered with a web page; check the base URL, often it ends in /v1.`)
    : passing('unparsed', `${host} sent an answer ${wrong}.`)
}

const passing = (code: ModelProblemCode, message: string, waitMs: number | null = null): Failure => ({
  code,
  message,
  isRetryable: true,
  waitMs,
})

const final = (code: ModelProblemCode, message: string): Failure => ({
  code,
  message,
  isRetryable: false,
  waitMs: null,
})

function ofStatus(answer: HttpAnswer, edge: Edge): Failure {
  const { status } = answer
  const { host } = edge
  const waitMs = askedWaitMs(answer.headers, Date.now())
  if (status < 400)
    return final('unreachable', `${host} redirects to another address (${status}); use that one as base URL.`)
  if (status === 401 || status === 403)
    return final(
      'unauthorized',
      edge.apiKey === null
        ? `${host} wants an API key (${status}); set one in the settings.`
        : `${host} does not accept the API key (${status}); set it again in the settings.`,
    )
  if (status === 402) return final('unauthorized', `${host} wants to be paid first (402).`)
  if (status === 404)
    return final(
      'unreachable',
      `${host} does not know this address or model (404)${saidBy(answer, edge)}; check the base URL and the model.`,
    )
  if (status === 429) {
    const wait = waitMs === null ? '' : ` and asks to wait ${Math.ceil(waitMs / 1000)} s`
    return passing('rate-limited', `${host} limits the rate of calls (429)${wait}.`, waitMs)
  }
  if (status === 408 || status === 504)
    return passing('timeout', `${host} gave up waiting for its model (${status}).`, waitMs)
  if (status === 425 || status >= 500)
    return passing('unreachable', `${host} failed (${status})${saidBy(answer, edge)}.`, waitMs)
  return final('refused', `${host} refused the request (${status})${saidBy(answer, edge)}.`)
}

/** The server's own words, short, on one line and with the key cut out should it have repeated it. */
function saidBy({ text }: HttpAnswer, { apiKey }: Edge): string {
  const said = messageIn(text)
  const words = apiKey === null ? said : said.replaceAll(apiKey, '[key]')
  const line = words.replace(/\s+/g, ' ').replace(/[.\s]+$/, '')
  if (line === '') return ''
  return `: ${line.length > 200 ? `${line.slice(0, 200)}…` : line}`
}

const ErrorBody = z.object({
  error: z.union([z.string(), z.object({ message: z.string() }).transform(({ message }) => message)]),
})

/** The message of an error body as the API writes it; '' where there is none. */
function messageIn(text: string): string {
  const parsed = parseJson(text, 'The answer')
  const read = ErrorBody.safeParse(parsed.ok ? parsed.value : null)
  return read.success ? read.data.error : ''
}

/** The code of the innermost cause, such as ECONNREFUSED; null when none says one. */
function networkCode(error: unknown): string | null {
  let code: string | null = null
  for (let at: unknown = error; at instanceof Error; at = at.cause)
    if ('code' in at && typeof at.code === 'string') code = at.code
  return code
}
