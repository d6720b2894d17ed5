/**
 * Verdicts, the vocabulary in which anything is judged.
 *
 * - **verdict**: one judge's statement on one quality, with reason, steps and author; judged, unjudged or not applicable.
 * - **author**: who said it: person, model, built-in rules or arena.
 * - **panel**: several judges of one quality, and the rule that makes one verdict of theirs.
 */

export { formatScore } from './format-score'
export { PANEL_RULES, spreadOf, verdictOfPanel } from './panel'
export { type Author, meanOfJudged, type Quote, type Verdict } from './verdict'
