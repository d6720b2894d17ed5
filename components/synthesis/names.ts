import type { Role, Stage } from '@/lib/synthesis'

/** The words of a synthesis run as its pages show them, each once; those of tasks are in `components/task/words.ts`. */

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
