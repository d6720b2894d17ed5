'use client'

import { useEffect, useRef, useState } from 'react'

/** Typing settles this long before the list follows: longer than between two keys, too short to wait for. */
const SETTLE_MS = 140

interface Known {
  /** The text that the list was last shown for. */
  shown: string
  /** The texts asked for here whose lists have not come yet. */
  asked: string[]
}

/**
 * What is typed into a search box while a list follows it. `shown` is the text the list stands for; `ask` is called
 * with the trimmed text once typing rests. A text that comes from elsewhere (a link, the way back) replaces what is
 * typed; the late answer to an earlier key does not.
 */
export function useSettledText(shown: string, ask: (text: string) => void) {
  const [typed, setTyped] = useState(shown)
  const [known, setKnown] = useState<Known>({ shown, asked: [] })
  const settling = useRef<ReturnType<typeof setTimeout>>(undefined)
  if (known.shown !== shown) {
    const answered = known.asked.indexOf(shown)
    setKnown({ shown, asked: answered < 0 ? [] : known.asked.slice(answered + 1) })
    if (answered < 0) setTyped(shown)
  }
  useEffect(() => () => clearTimeout(settling.current), [])

  function settle(text: string) {
    clearTimeout(settling.current)
    const wanted = text.trim()
    if (wanted === (known.asked.at(-1) ?? shown)) return
    setKnown((now) => ({ ...now, asked: [...now.asked, wanted] }))
    ask(wanted)
  }
  return {
    typed,
    /** At each key. */
    type(text: string) {
      setTyped(text)
      clearTimeout(settling.current)
      settling.current = setTimeout(() => settle(text), SETTLE_MS)
    },
    /** At Enter: without waiting. */
    settle: () => settle(typed),
  }
}
