import type { z } from 'zod'
import { wordsOf } from '@/lib/shared/english'

/** The options that go by another name than the values they become. */
const OPTION_OF: { [path: string]: string } = { jobId: 'job', graphId: 'graph', judges: 'judge' }

/** What is wrong with options, in a sentence that names the first wrong one as it is typed. */
export function optionProblem({ issues: [issue] }: z.ZodError): string {
  const [first = '', second = ''] = (issue?.path ?? []).map(String)
  // Of nested values only those of chains are options by themselves.
  const path = first === 'chains' ? second : first
  const option = OPTION_OF[path] ?? wordsOf(path).join('-')
  switch (issue?.code) {
    case 'invalid_value':
      return `--${option} is one of ${issue.values.join(', ')}.`
    case 'too_big':
      return `--${option} is at most ${issue.maximum}.`
    case 'too_small':
      return `--${option} is at least ${issue.minimum}.`
    case 'invalid_type':
      return `--${option} is a ${issue.expected === 'int' ? 'whole number' : issue.expected}.`
    default:
      return `--${option}: ${issue?.message}.`
  }
}
