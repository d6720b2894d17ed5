/**
 * Verdicts, the vocabulary in which anything is judged.
 *
 * - **verdict**: one judge's statement on one quality, with reason, steps and author; judged, unjudged or not applicable.
 * - **author**: who said it: person, model, built-in rules or arena.
 */

export { formatScore } from './format-score'
export { type Author, meanOfJudged, type Verdict } from './verdict'
