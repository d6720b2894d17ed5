import { type Author, scoresIn, type Verdict } from './verdict'

/** How the verdicts of several judges on one quality become one. */
export const PANEL_RULES = ['mean', 'median', 'lowest', 'majority'] as const
export type PanelRule = (typeof PANEL_RULES)[number]

/**
 * The verdict of several judges, fail closed:
 *
 * - A model that was asked and gave no verdict leaves the quality unjudged, whatever the others say. Built-in rules
 *   abstain where rules cannot tell; they are passed over as long as somebody else judged.
 * - `majority` is the score that more than half of the judging judges gave; where no score has that, it is unjudged.
 * - It is not applicable when nobody judged and somebody found nothing to judge.
 *
 * The order of the judges does not matter to the score.
 */
export function verdictOfPanel(rule: PanelRule, verdicts: readonly Verdict[]): Verdict {
  const [only] = verdicts
  if (only && verdicts.length === 1) return only
  const author = panelAuthor(rule, verdicts)
  const failed = verdicts.find(
    (verdict) => verdict.outcome === 'unjudged' && verdict.author.kind !== 'built-in',
  )
  if (failed) return { outcome: 'unjudged', reason: `${failed.author.name}: ${failed.reason}`, author }
  const judged = verdicts.filter((verdict) => verdict.outcome === 'judged')
  if (judged.length === 0) {
    const said = verdicts.find(({ outcome }) => outcome === 'not-applicable') ?? only
    return said
      ? {
          outcome: said.outcome === 'not-applicable' ? 'not-applicable' : 'unjudged',
          reason: said.reason,
          author,
        }
      : { outcome: 'unjudged', reason: 'There was no judge.', author }
  }
  const scores = scoresIn(judged).sort((a, b) => a - b)
  const score = scoreBy[rule](scores)
  const list = judged.map((verdict) => `${verdict.score.toFixed(2)} by ${verdict.author.name}`).join(', ')
  if (score === null) return { outcome: 'unjudged', reason: `No score has a majority: ${list}.`, author }
  // The lowest verdict says what is wrong, which is what a reader wants to know first.
  const lowest = judged.reduce((least, verdict) => (verdict.score < least.score ? verdict : least))
  return {
    outcome: 'judged',
    score,
    reason: `${list}. ${lowest.reason}`,
    steps: lowest.steps,
    ...(lowest.quotes && { quotes: lowest.quotes }),
    author,
  }
}

/** From sorted scores, at least one. */
const scoreBy: { [rule in PanelRule]: (scores: readonly number[]) => number | null } = {
  mean: (scores) => scores.reduce((sum, score) => sum + score, 0) / scores.length,
  median: (scores) => {
    const middle = scores.length / 2
    const [low = 0, high = 0] = [scores[Math.ceil(middle) - 1], scores[Math.floor(middle)]]
    return (low + high) / 2
  },
  lowest: ([lowest = 0]) => lowest,
  majority: (scores) =>
    scores.find((score) => scores.filter((other) => other === score).length > scores.length / 2) ?? null,
}

/** Built-in only when every judge is. */
function panelAuthor(rule: PanelRule, verdicts: readonly Verdict[]): Author {
  const names = verdicts.map(({ author }) => author.name).sort()
  return {
    kind: verdicts.every(({ author }) => author.kind === 'built-in') ? 'built-in' : 'model',
    name: `${rule} of ${names.join(', ')}`,
  }
}

/** How far judges are apart: the highest less the lowest score; null where fewer than two judged. */
export function spreadOf(verdicts: readonly Verdict[]): number | null {
  const scores = scoresIn(verdicts)
  return scores.length < 2 ? null : Math.max(...scores) - Math.min(...scores)
}
