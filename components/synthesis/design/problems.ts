import { SynthesisParams } from '@/lib/synthesis'

/** What is wrong with the design, a sentence for each path; empty when the run can start. */
export type Problems = { [path: string]: string }

type Issue = NonNullable<ReturnType<typeof SynthesisParams.safeParse>['error']>['issues'][number]

/** Everything that keeps these parameters from being a run, told at the setting that can mend it. */
export function problemsOf(params: SynthesisParams): Problems {
  const problems: Problems = {}
  const tell = (path: string, sentence: string) => {
    problems[path] ??= sentence
  }
  for (const issue of SynthesisParams.safeParse(params).error?.issues ?? [])
    tell(issue.path[0] === 'source' ? 'source' : issue.path.join('.'), sentenceOf(issue))
  const { chains, serverTools, modes, source } = params
  if (source.kind === 'graphs' && source.graphVersionIds.length === 0)
    problems.source = 'Choose at least one graph.'
  if (source.kind === 'servers' && source.documentIds.length === 0)
    problems.source = 'Choose at least one server.'
  if (source.kind === 'tasks' && source.jobId === '')
    problems.source = 'Choose a run that has accepted tasks.'
  if (chains.lengthMax < chains.lengthMin)
    tell('chains.lengthMax', `The longest chain is shorter than the shortest, ${chains.lengthMin}.`)
  if (serverTools.max < serverTools.min)
    tell('serverTools.max', `The most is less than the fewest, ${serverTools.min}.`)
  if (source.kind === 'servers' && modes.chain > 0)
    tell('modes.chain', 'Servers have no chains: give this 0, or choose graphs.')
  return problems
}

function sentenceOf(issue: Issue): string {
  switch (issue.code) {
    case 'too_small':
      return `At least ${Number(issue.minimum).toLocaleString('en')}.`
    case 'too_big':
      return `At most ${Number(issue.maximum).toLocaleString('en')}.`
    case 'invalid_type':
      return issue.expected === 'int' ? 'A whole number is needed.' : 'A number is needed.'
    default:
      return `${issue.message}.`
  }
}
