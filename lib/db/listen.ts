import pg from 'pg'
import { databaseUrl } from './client'

type Listener = (jobId: string) => void

const kept = globalThis as unknown as { studioJobListeners?: Set<Listener> }

/**
 * Calls back with a job's id whenever a job changes, in whichever process that was. One connection serves the
 * whole process. Notifications can be missed while it reconnects, so callers also look by themselves now and then.
 */
export function onJobChange(listener: Listener): () => void {
  if (!kept.studioJobListeners) {
    kept.studioJobListeners = new Set()
    void connect(kept.studioJobListeners)
  }
  const listeners = kept.studioJobListeners
  listeners.add(listener)
  return () => listeners.delete(listener)
}

async function connect(listeners: Set<Listener>): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl(), application_name: 'astra-studio-events' })
  let ended = false
  const again = () => {
    if (ended) return
    ended = true
    client.end().catch(() => {})
    setTimeout(() => void connect(listeners), 1000).unref()
  }
  client.on('error', again)
  client.on('end', again)
  client.on('notification', (message) => {
    for (const listener of listeners) listener(message.payload ?? '')
  })
  try {
    await client.connect()
    await client.query('LISTEN studio_job')
  } catch {
    again()
  }
}
