'use client'

import { StudioError } from '@/components/shell/studio-error'

/** The shell itself failed, most often because the database does not answer. */
export default function RootErrorPage({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <main>
      <StudioError error={error} retry={retry} />
    </main>
  )
}
