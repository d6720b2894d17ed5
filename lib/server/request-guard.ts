/**
 * What a request must be before any page or action sees it. The studio has no sign-in: whoever reaches it may use
 * it, so it must make sure that a web page elsewhere cannot reach it through the reader's own browser, neither by
 * a forged form nor by a name that was pointed at the loopback address.
 */

/** Headers and method are all that is judged. */
export interface GuardedRequest {
  method: string
  host: string | null
  origin: string | null
}

const READING = new Set(['GET', 'HEAD', 'OPTIONS'])

/** One sentence why the request is refused, or null when it may pass. */
export function refusalOf(
  { method, host, origin }: GuardedRequest,
  allowedHosts: readonly string[],
): string | null {
  if (host === null || !isKnownHost(host, allowedHosts)) {
    return `The studio does not answer to the host name "${host ?? ''}". Open it as localhost, or name the host in ASTRA_STUDIO_HOSTS.`
  }
  if (READING.has(method)) return null
  if (origin === null || hostOfOrigin(origin) !== host.toLowerCase()) {
    return 'The studio accepts changes only from its own pages.'
  }
  return null
}

/**
 * An address as the stores can take it; null where nothing can be. Postgres refuses the character NUL: a query goes on
 * without it, a path with it leads nowhere, and so does one that is no text.
 */
export function readableAddress(address: string): string | null {
  const [path = '', ...query] = address.split('?')
  try {
    decodeURI(path)
  } catch {
    return null
  }
  return path.includes('%00') ? null : [path, ...query.map((part) => part.replaceAll('%00', ''))].join('?')
}

/** The hosts of ASTRA_STUDIO_HOSTS: names separated by commas, with or without a port. */
export function parseAllowedHosts(text: string | undefined): string[] {
  return (text ?? '')
    .split(',')
    .map((host) => host.trim().toLowerCase())
    .filter((host) => host !== '')
}

/** Loopback in any spelling, or a host the owner named (its port counts only where the owner wrote one). */
function isKnownHost(host: string, allowedHosts: readonly string[]): boolean {
  const address = parseAddress(`http://${host}`)
  if (address === null || address.host !== withoutDefaultPort(host)) return false
  const name = address.hostname
  return (
    name === 'localhost' ||
    name.endsWith('.localhost') ||
    name === '[::1]' ||
    /^127\.\d+\.\d+\.\d+$/.test(name) ||
    allowedHosts.includes(name) ||
    allowedHosts.includes(host.toLowerCase())
  )
}

const withoutDefaultPort = (host: string) => host.toLowerCase().replace(/:80$/, '')

function hostOfOrigin(origin: string): string | null {
  return parseAddress(origin)?.host ?? null
}

function parseAddress(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null
}

/**
 * The content security policy of one response. Scripts run only with this response's nonce; styles may be inline
 * because the canvas positions its nodes by style attributes; nothing is loaded from elsewhere.
 */
export function contentSecurityPolicy({
  nonce,
  isDevelopment,
}: {
  nonce: string
  isDevelopment: boolean
}): string {
  return [
    "default-src 'self'",
    // In development React evaluates code to rebuild server stacks; a production page never may.
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ''}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}
