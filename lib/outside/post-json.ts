import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http'
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https'

/** Connections are kept for the next call, but not as long as servers wait before they close them. */
const KEPT = { keepAlive: true, keepAliveMsecs: 1000, scheduling: 'lifo', timeout: 4_000 } as const
const httpAgent = new HttpAgent(KEPT)
const httpsAgent = new HttpsAgent(KEPT)

/** A longer answer is none that a model gives. */
const ANSWER_BYTES_MAX = 16 * 2 ** 20

export interface HttpAnswer {
  status: number
  headers: Record<string, string>
  text: string
}

/** The answer broke off or grew beyond all measure after its status had come. */
export class BrokenOff extends Error {
  readonly status: number
  constructor(status: number, cause: unknown) {
    super('the answer broke off', { cause })
    this.name = 'BrokenOff'
    this.status = status
  }
}

/**
 * Posts JSON and reads the whole answer, whatever its status; redirects are not followed, because a POST would become a
 * GET. Node's own client, not `fetch`: at 64 calls in flight it takes about a third of the time of the processor
 * (`npm run bench`). Throws `BrokenOff`, or what the network threw.
 */
export function postJson(
  url: URL,
  headers: Record<string, string>,
  body: string,
  signal: AbortSignal,
): Promise<HttpAnswer> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason)
    const isSafe = url.protocol === 'https:'
    const sent = (isSafe ? httpsRequest : httpRequest)(url, {
      method: 'POST',
      agent: isSafe ? httpsAgent : httpAgent,
      headers: { ...headers, 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
    })
    const stop = () => sent.destroy(signal.reason)
    signal.addEventListener('abort', stop, { once: true })
    const settled = () => signal.removeEventListener('abort', stop)
    sent.on('response', (response) => {
      readText(response).then(
        (text) => {
          settled()
          resolve({ status: response.statusCode ?? 0, headers: plainHeaders(response), text })
        },
        (error) => {
          settled()
          sent.destroy()
          reject(signal.aborted ? signal.reason : new BrokenOff(response.statusCode ?? 0, error))
        },
      )
    })
    sent.on('error', (error) => {
      settled()
      reject(error)
    })
    sent.end(body)
  })
}

function readText(response: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    response.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size > ANSWER_BYTES_MAX) reject(new Error(`more than ${ANSWER_BYTES_MAX / 2 ** 20} MB`))
      else chunks.push(chunk)
    })
    response.on('end', () => resolve(Buffer.concat(chunks).toString('utf8')))
    response.on('error', reject)
    response.on('aborted', () => reject(new Error('ECONNRESET')))
  })
}

const plainHeaders = ({ headers }: IncomingMessage): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]))
