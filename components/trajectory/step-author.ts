import type { Step } from '@/lib/trajectory'
import type { Author } from '@/lib/verifier'

/** Who had a part in an attempt, by the names on record. */
export interface Cast {
  agent: string
  backend: string
  /** Who played the user after the first message; null where there was no more than that. */
  user: string | null
  /** Who wrote the task, and so the first message. */
  taskAuthor: string
}

/** Who a step is from: the user or whoever plays one, the agent, or whoever answers its calls. */
export function authorOf(step: Step, { agent, backend, user, taskAuthor }: Cast): Author {
  switch (step.origin) {
    case 'person':
      return { kind: 'person', name: 'user' }
    case 'simulated-user':
      return actorNamed(step.turn === 0 ? taskAuthor : (user ?? taskAuthor))
    case 'policy':
      return actorNamed(agent)
    case 'arena':
      if (step.kind === 'message') return { kind: 'arena', name: 'arena' }
      if (step.answeredBy === 'live') return { kind: 'arena', name: 'live server' }
      return actorNamed(step.answeredBy === 'emulator' ? emulatorIn(backend) : backend)
  }
}

const LIVE = /^live servers, else /

/** Who stands in for the servers that could not be reached. */
const emulatorIn = (backend: string): string => backend.replace(LIVE, '')

/** The author behind a recorded name: ours begin with "built-in", which no endpoint may; any other is a model's. */
export function actorNamed(name: string): Author {
  if (LIVE.test(name)) return { kind: 'arena', name }
  return { kind: name.startsWith('built-in') ? 'built-in' : 'model', name }
}
