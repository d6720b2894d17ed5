'use client'

import { Button } from '@/components/ui/button'
import { ErrorState } from '@/components/ui/error-state'

/** What a page says when it broke a promise. `digest` finds the same failure in the server's log. */
export function StudioError({ error, retry }: { error: unknown; retry: () => void }) {
  const isError = error instanceof Error
  const digest = isError && 'digest' in error ? `Digest ${String(error.digest)}, in the server log.` : ''
  return (
    <ErrorState
      happened="This page could not be shown"
      safe="What was saved is safe: showing a page changes nothing. If it fails again, look whether the database and the server are running; their log says more."
      action={<Button onClick={retry}>Show it again</Button>}
      details={[isError ? error.message : String(error), digest].filter(Boolean).join('\n')}
    />
  )
}
