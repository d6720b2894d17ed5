'use client'

import { StudioError } from '@/components/shell/studio-error'

/** A page failed inside the shell; the rooms stay within reach. */
export default function StudioErrorPage({ error, retry }: { error: unknown; retry: () => void }) {
  return <StudioError error={error} retry={retry} />
}
