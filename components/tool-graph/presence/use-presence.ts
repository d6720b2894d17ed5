import { useEffect, useMemo, useRef, useState } from 'react'
import type { PresentPerson } from '@/lib/tool-graph'
import type { PointedAt } from '../overlays'
import type { GraphEditor } from '../use-graph-editor'
import { type LocalPerson, useLocalPerson } from './use-local-person'

export interface Presence {
  me: LocalPerson
  rename(name: string): void
  /** Everyone else who has the graph open. */
  others: readonly PresentPerson[]
  pointedAt: PointedAt
}

/** A lease lasts six seconds; it is renewed often enough to survive a lost request. */
const RENEW_MS = 2000
/** A moving selection is told once it rests. */
const SETTLE_MS = 150

/** Says to others who has a graph open here, and hears of them. Nobody sees more of an edit than what it points at. */
export function usePresence(
  graphId: string,
  { state, isDirty }: Pick<GraphEditor, 'state' | 'isDirty'>,
): Presence {
  const { me, rename } = useLocalPerson()
  const [others, setOthers] = useState<readonly PresentPerson[]>([])
  const [id] = useState(() => crypto.randomUUID())
  const { nodes, edges } = state.selection
  const person = useMemo(
    () => me && { ...me, id, pointsAt: [...nodes, ...edges], isEditing: isDirty },
    [me, id, nodes, edges, isDirty],
  )
  const latest = useRef(person)

  useEffect(() => {
    latest.current = person
    if (person === null) return
    const settled = setTimeout(() => tell({ graphId, person }), SETTLE_MS)
    return () => clearTimeout(settled)
  }, [graphId, person])

  useEffect(() => {
    const renewing = setInterval(() => {
      if (latest.current !== null) tell({ graphId, person: latest.current })
    }, RENEW_MS)
    const goodbye = () => {
      navigator.sendBeacon('/api/presence', JSON.stringify({ graphId, left: id }))
    }
    window.addEventListener('pagehide', goodbye)
    return () => {
      clearInterval(renewing)
      window.removeEventListener('pagehide', goodbye)
      goodbye()
    }
  }, [graphId, id])

  useEffect(() => {
    const events = new EventSource(`/api/presence?graph=${encodeURIComponent(graphId)}`)
    events.addEventListener('present', (event) => {
      const all = JSON.parse((event as MessageEvent<string>).data) as PresentPerson[]
      setOthers(all.filter((other) => other.id !== id))
    })
    return () => events.close()
  }, [graphId, id])

  const pointedAt = useMemo(() => {
    const at = new Map<string, PresentPerson[]>()
    for (const other of others)
      for (const thing of other.pointsAt) at.set(thing, [...(at.get(thing) ?? []), other])
    return at
  }, [others])
  return { me: me ?? NOBODY_YET, rename, others, pointedAt }
}

/** Before the browser's storage was read. */
const NOBODY_YET: LocalPerson = { name: '', hue: 1 }

// Whoever is not heard is gone in six seconds, and is heard again with the next renewal: nothing is lost by failing.
function tell(said: { graphId: string; person: PresentPerson }): void {
  void fetch('/api/presence', { method: 'POST', body: JSON.stringify(said), keepalive: true }).catch(() => {})
}
