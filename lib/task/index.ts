/**
 * Tasks: requests for which the tools of a chain are needed, or rightly are not.
 *
 * - **task**: a question with the tools that it should need.
 * - **mode**: how it was constructed, and so what an agent does rightly with it.
 * - **right behaviour**: what that is for one task, and by what a judge can tell.
 * - **augmentation**: a variation of a parent task along one axis.
 * - **persona**: the profile of a user in whose voice a task is varied.
 * - **scores**: five dimensions on levels 1 to 5, each with its reason.
 * - **plan**: what its author meant: which call takes which value from the user or from an earlier result.
 * - **leak**: the name of a tool that a question gives away.
 */
export { variationProblem } from './augment/check-variation'
export { varyTask } from './augment/vary-task'
export { indispensableTools } from './author/indispensable'
export { toolNamedIn } from './author/names-a-tool'
export { asideOf, labelOf, spoken } from './author/said-values'
export { verbPhraseOf } from './author/verb-phrase'
export { rightBehaviourOf } from './behaviour'
export { writeTask } from './built-in-author'
export { type Duplicate, duplicatesIn, questionKey } from './duplicates'
export { editTask } from './edit-task'
export * from './filter'
export { BUILT_IN_PERSONAS } from './personas/built-in-personas'
export { type PersonaReport, parsePersonas } from './personas/parse-personas'
export { nameOfPersona, Persona, profileText } from './personas/persona'
export { levelOfLabel, TASK_LABELS } from './score/labels'
export { scoreByRules } from './score/score-by-rules'
export {
  histogramOf,
  levelAtPercentile,
  parseThresholds,
  passing,
  type ScoreHistogram,
  type ScoreRow,
  thresholdsText,
} from './score/score-table'
export { dimensionsFor, type TaskThresholds, taskGateOf } from './score/task-gate'
export * from './task'
export * from './task-scores'
