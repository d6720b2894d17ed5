'use client'

import { Check, Copy } from 'lucide-react'
import { useState } from 'react'
import { IconButton } from './icon-button'

const SHOWN_MS = 1500

/** Puts `text` on the clipboard and says so with a tick. */
export function CopyButton({
  text,
  label = 'Copy',
  className,
}: {
  text: string
  label?: string
  className?: string
}) {
  const [state, setState] = useState<'ready' | 'copied' | 'refused'>('ready')
  const names = { ready: label, copied: 'Copied', refused: 'The browser refused the clipboard' }

  async function copy() {
    const outcome = await navigator.clipboard.writeText(text).then(
      () => 'copied' as const,
      () => 'refused' as const,
    )
    setState(outcome)
    setTimeout(() => setState('ready'), SHOWN_MS)
  }

  return (
    <IconButton
      label={names[state]}
      icon={state === 'copied' ? <Check aria-hidden className="text-pass" /> : <Copy aria-hidden />}
      onClick={copy}
      className={className}
    />
  )
}
