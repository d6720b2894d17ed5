import { type NextRequest, NextResponse } from 'next/server'
import {
  contentSecurityPolicy,
  parseAllowedHosts,
  readableAddress,
  refusalOf,
} from '@/lib/server/request-guard'

const allowedHosts = parseAllowedHosts(process.env.ASTRA_STUDIO_HOSTS)

/** Before every page, action and route: turns away what comes from elsewhere, and arms what is let in. */
export function proxy(request: NextRequest): NextResponse {
  const refusal = refusalOf(
    {
      method: request.method,
      host: request.headers.get('host'),
      origin: request.headers.get('origin'),
    },
    allowedHosts,
  )
  if (refusal !== null) return new NextResponse(refusal, { status: 403 })

  const address = readableAddress(request.url)
  if (address === null) return new NextResponse('Nothing is at this address.', { status: 404 })
  if (address !== request.url) {
    const elsewhere = new URL(address)
    // Next may know itself by another name, and the reader's cookies belong to the one that was asked for.
    elsewhere.host = request.headers.get('host') ?? elsewhere.host
    return NextResponse.redirect(elsewhere)
  }

  const policy = contentSecurityPolicy({
    nonce: crypto.randomUUID(),
    isDevelopment: process.env.NODE_ENV === 'development',
  })
  // Next reads the nonce out of the policy it finds on the request, and puts it on every script it writes.
  const headers = new Headers(request.headers)
  headers.set('content-security-policy', policy)
  const response = NextResponse.next({ request: { headers } })
  response.headers.set('content-security-policy', policy)
  response.headers.set('x-content-type-options', 'nosniff')
  response.headers.set('referrer-policy', 'same-origin')
  response.headers.set('cross-origin-opener-policy', 'same-origin')
  return response
}

// Built assets are the same for everyone and say nothing about the reader's data.
export const config = { matcher: ['/((?!_next/static|_next/image|icon.svg).*)'] }
