import { useEffect, useRef, useState } from 'react'
import { type GraphDraft, parseDraft } from '@/lib/tool-graph'

/** Unsaved changes that this browser kept from an earlier visit. */
export interface KeptDraft {
  /** The version that they were made on, and when they were kept (ms since 1970). */
  version: number
  at: number
  draft: GraphDraft
}

const KEEP_AFTER_MS = 500

/**
 * Keeps unsaved changes of one graph in this browser's storage while they are made, and forgets them once they are
 * saved or undone. Answers with those of an earlier visit, null when there are none, and how to let go of them.
 */
export function useKeptDraft({
  graphId,
  version,
  draft,
  isDirty,
}: {
  graphId: string
  version: number
  draft: GraphDraft
  isDirty: boolean
}): { kept: KeptDraft | null; letGo: () => void } {
  const key = `graph-draft.${graphId}`
  const [kept, setKept] = useState<KeptDraft | null>(null)
  const isOurs = useRef(false)

  useEffect(() => setKept(readKept(key)), [key])

  useEffect(() => {
    if (!isDirty) {
      // What an earlier visit left stays until the reader has decided about it.
      if (isOurs.current) localStorage.removeItem(key)
      isOurs.current = false
      return
    }
    const timer = setTimeout(() => {
      isOurs.current = keep(key, { version, at: Date.now(), draft })
    }, KEEP_AFTER_MS)
    return () => clearTimeout(timer)
  }, [key, version, draft, isDirty])

  return {
    kept,
    letGo: () => {
      setKept(null)
      if (!isOurs.current) localStorage.removeItem(key)
    },
  }
}

// A full or forbidden storage costs this safety net and nothing else.
function keep(key: string, { version, at, draft }: KeptDraft): boolean {
  try {
    localStorage.setItem(key, `{"version":${version},"at":${at},"draft":${draftText(draft)}}`)
    return true
  } catch {
    return false
  }
}

const texts = new WeakMap<object, string>()

/** Of thousands of dependencies an edit changes a few: each is written once. */
function textOf(value: object): string {
  const text = texts.get(value) ?? JSON.stringify(value)
  texts.set(value, text)
  return text
}

const draftText = ({ graph: { nodes, dependencies }, layout }: GraphDraft): string =>
  `{"graph":{"nodes":${textOf(nodes)},"dependencies":[${dependencies.map(textOf).join()}]},"layout":${JSON.stringify(layout)}}`

// What lies in storage may be from an older release or from nobody: anything but a draft is ignored. Its tools may be of
// a server that was added to the graph and never saved with it.
function readKept(key: string): KeptDraft | null {
  try {
    const { version, at, draft } = JSON.parse(localStorage.getItem(key) ?? '{}') as Partial<KeptDraft>
    const parsed = parseDraft(draft, draft?.graph.nodes ?? [])
    return typeof version === 'number' && typeof at === 'number' && parsed.ok
      ? { version, at, draft: parsed.value }
      : null
  } catch {
    return null
  }
}
