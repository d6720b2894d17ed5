import { APICallError, InvalidResponseDataError } from 'ai'
import type { ModelProblemCode } from '@/lib/shared/model'
import type { Interruption } from './deadline'
import { askedWaitMs } from './retry'

/** What is known of the endpoint when a call to it fails. */
export interface Edge {
  host: string
  apiKey: string | null
  timeoutMs: number
  /** What a good answer is: "a chat completion". */
  goodAnswer: string
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
  if (InvalidResponseDataError.isInstance(error))
    return passing('unparsed', `${host} sent an answer without a choice in it.`)
  if (!APICallError.isInstance(error)) throw error
  const status = error.statusCode
  if (status === undefined)
    return passing(
      'unreachable',
      `${host} could not be reached (${networkCode(error)}); check the base URL and that the server runs.`,
    )
  if (status < 300) return ofUnusableBody(error, edge)
  return ofStatus(status, error, edge)
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

/** The status was good, the body was not: cut off, a web page, or JSON of another shape. */
function ofUnusableBody(error: APICallError, { host, goodAnswer }: Edge): Failure {
  if (error.responseBody === undefined)
    return passing('unreachable', `${host} broke off in the middle of its answer (${networkCode(error)}).`)
  if (error.responseBody.trimStart().startsWith('<'))
    return final('unreachable', `${host} answered with a web page; check the base URL, often it ends in /v1.`)
  return passing('unparsed', `${host} sent an answer that is not ${goodAnswer}.`)
}

function ofStatus(status: number, error: APICallError, edge: Edge): Failure {
  const { host } = edge
  const waitMs = askedWaitMs(error.responseHeaders, Date.now())
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
      `${host} does not know this address or model (404)${saidBy(error, edge)}; check the base URL and the model.`,
    )
  if (status === 429) {
    const wait = waitMs === null ? '' : ` and asks to wait ${Math.ceil(waitMs / 1000)} s`
    return passing('rate-limited', `${host} limits the rate of calls (429)${wait}.`, waitMs)
  }
  if (status === 408 || status === 504)
    return passing('timeout', `${host} gave up waiting for its model (${status}).`, waitMs)
  if (status === 425 || status >= 500)
    return passing('unreachable', `${host} failed (${status})${saidBy(error, edge)}.`, waitMs)
  return final('refused', `${host} refused the request (${status})${saidBy(error, edge)}.`)
}

/** The server's own words, short, on one line and with the key cut out should it have repeated it. */
function saidBy(error: APICallError, { apiKey }: Edge): string {
  const words = apiKey === null ? error.message : error.message.replaceAll(apiKey, '[key]')
  const line = words.replace(/\s+/g, ' ').replace(/[.\s]+$/, '')
  if (line === '') return ''
  return `: ${line.length > 200 ? `${line.slice(0, 200)}…` : line}`
}

/** The code of the innermost cause, such as ECONNREFUSED; "network error" when none says one. */
function networkCode(error: APICallError): string {
  let code = 'network error'
  for (let at: unknown = error.cause; at instanceof Error; at = at.cause)
    if ('code' in at && typeof at.code === 'string') code = at.code
  return code
}
