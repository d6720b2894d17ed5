import type { Step } from '@/lib/trajectory'
import type { Author } from '@/lib/verifier'

/** Who a step is from: the user, the agent, or whoever answers its calls. */
export function authorOf(step: Step, agent: string, backend: string): Author {
  if (step.origin === 'person') return { kind: 'person', name: 'user' }
  if (step.kind === 'message') return { kind: 'arena', name: 'arena' }
  return actorNamed(step.origin === 'policy' ? agent : backend)
}

/** The author behind a recorded name: ours begin with "built-in", which no endpoint may; any other is a model's. */
export const actorNamed = (name: string): Author => ({
  kind: name.startsWith('built-in') ? 'built-in' : 'model',
  name,
})
