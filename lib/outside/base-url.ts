import { fail, ok, type Result } from '@/lib/shared/result'

/**
 * The base URL of a model endpoint as people type it, made fit to append `/chat/completions` to: http or https,
 * without trailing slashes. Nothing is guessed: a server that wants `/v1` in its address gets it from its user.
 */
export function parseBaseUrl(text: string): Result<string> {
  let url: URL
  try {
    url = new URL(text.trim())
  } catch {
    return fail('not-a-url', 'The base URL is not an address; it looks like https://host/v1.')
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    return fail('not-http', `The base URL starts with ${url.protocol}//; use http:// or https://.`)
  if (url.username !== '' || url.password !== '')
    return fail('credentials-in-url', 'The base URL holds a user name or password; give the key as API key.')
  if (url.search !== '' || url.hash !== '')
    return fail('query-in-url', 'The base URL has a part behind ? or #; leave it out.')
  return ok(`${url.origin}${url.pathname}`.replace(/\/+$/, ''))
}
