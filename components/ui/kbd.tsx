'use client'

import { keyCapsOf } from './shortcut'
import { useIsMac } from './use-is-mac'

/** A shortcut as keys to press: `mod+k`, `g t`, `?`. */
export function Kbd({ keys }: { keys: string }) {
  const caps = keyCapsOf(keys, useIsMac())
  return (
    <span className="inline-flex shrink-0 items-center gap-0.5">
      {caps.map((cap, index) => (
        <kbd
          // biome-ignore lint/suspicious/noArrayIndexKey: the caps of one shortcut never change places
          key={index}
          className="figures inline-flex h-4 min-w-4 items-center justify-center rounded-sm border border-line bg-paper px-1 text-[0.6875rem] text-ink-soft leading-none"
        >
          {cap}
        </kbd>
      ))}
    </span>
  )
}
