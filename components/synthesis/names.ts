import type { AugmentationChoice, Role, Stage } from '@/lib/synthesis'
import type { TaskMode } from '@/lib/task'

/** The words of a synthesis run as its pages show them, each once. */

export const modeNames = {
  chain: { title: 'Chain', says: 'Written from a chain of the graph, as in ASTRA.' },
  server: { title: 'Server only', says: 'Written from a few of the server’s tools, as in ASTRA.' },
  'missing-tool': {
    title: 'Missing tool',
    says: 'A tool that it needs is not offered; right is to say so. Ours, not in ASTRA.',
  },
  'missing-parameter': {
    title: 'Missing value',
    says: 'A value that it needs is not said; right is to ask. Ours, not in ASTRA.',
  },
  'no-tool': {
    title: 'No tool needed',
    says: 'Needs no tool; right is to answer directly. Ours, not in ASTRA.',
  },
} satisfies { [mode in TaskMode]: { title: string; says: string } }

export const augmentationNames = {
  none: { title: 'As written', says: 'The task as it was written.' },
  diversity: { title: 'Diversity', says: 'Another context, the same intent.' },
  complexity: { title: 'Complexity', says: 'An added constraint.' },
  persona: { title: 'Persona', says: 'In the voice of a persona.' },
} satisfies { [choice in AugmentationChoice]: { title: string; says: string } }

export const roleNames = {
  author: { title: 'Author', does: 'writes, varies and scores tasks' },
  agent: { title: 'Agent', does: 'acts' },
  emulator: { title: 'Emulator', does: 'answers the calls' },
  user: { title: 'User', does: 'answers questions' },
  judge: { title: 'Judge', does: 'judges' },
} satisfies { [role in Role]: { title: string; does: string } }

export const stageNames = {
  write: { title: 'Write', does: 'A task is written.' },
  augment: { title: 'Vary', does: 'The task is varied, where the mix asks for it.' },
  score: { title: 'Score', does: 'Five dimensions of the task against their thresholds.' },
  duplicates: { title: 'Duplicates', does: 'Same and nearly same tasks; settled when the last item is in.' },
  play: { title: 'Play', does: 'One attempt by the agent.' },
  judge: { title: 'Judge', does: 'Seven dimensions of the trajectory against the gate.' },
} satisfies { [stage in Stage]: { title: string; does: string } }

/** The gate before the first, of chains and not of items. */
const CHAINS = {
  title: 'Chains',
  does: 'Distinct chains of the graphs; those that a check refused are left out.',
}

/** The words of a stage that comes by its name. */
export const stageTitle = (stage: string): { title: string; does: string } =>
  stage === 'chains'
    ? CHAINS
    : ((stageNames as { [name: string]: typeof CHAINS })[stage] ?? { title: stage, does: '' })

/** `question_quality` and `below-threshold` as people write them. */
export const inWords = (name: string): string => name.replaceAll(/[_-]/g, ' ')

/** As above, at the beginning of a line. */
export const asTitle = (name: string): string => {
  const words = inWords(name)
  return words.charAt(0).toUpperCase() + words.slice(1)
}
