import { useEffect, useState } from 'react'
import type { PresentPerson } from '@/lib/tool-graph'

/** Who this browser says its reader is. There are no accounts: a name is a courtesy to others and proves nothing. */
export type LocalPerson = Pick<PresentPerson, 'name' | 'hue'>

const KEY = 'studio-person'
const NAME_MAX = 40

/** The reader's name and colour in this browser; a made-up name until they give one. null until storage was read. */
export function useLocalPerson(): { me: LocalPerson | null; rename: (name: string) => void } {
  const [me, setMe] = useState<LocalPerson | null>(null)
  useEffect(() => {
    const found = readPerson() ?? aStranger()
    keepPerson(found)
    setMe(found)
  }, [])
  return {
    me,
    rename(name) {
      const given = name.trim().slice(0, NAME_MAX)
      if (me === null || given === '') return
      const renamed = { ...me, name: given }
      keepPerson(renamed)
      setMe(renamed)
    },
  }
}

const aStranger = (): LocalPerson => {
  const [number = 0, hue = 0] = crypto.getRandomValues(new Uint8Array(2))
  return { name: `Guest ${number}`, hue: 1 + (hue % 12) }
}

function readPerson(): LocalPerson | null {
  try {
    const { name, hue } = JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<LocalPerson>
    return typeof name === 'string' && name.trim() !== '' && Number.isInteger(hue)
      ? { name: name.trim().slice(0, NAME_MAX), hue: Math.min(12, Math.max(1, hue ?? 1)) }
      : null
  } catch {
    return null
  }
}

// A full or forbidden storage costs the name, and nothing else.
function keepPerson(person: LocalPerson): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(person))
  } catch {}
}
