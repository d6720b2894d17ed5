/**
 * Tasks: requests for which the tools of a chain are needed.
 *
 * - **task**: a question with the tools that it should need.
 * - **mode**: how it was constructed, and so what an agent does rightly with it.
 * - **augmentation**: a variation of a parent task along one axis.
 * - **scores**: five dimensions on levels 1 to 5, each with its reason.
 * - **plan**: what its author meant: which call takes which value from the user or from an earlier result.
 */

export { toolNamedIn } from './author/names-a-tool'
export { asideOf, labelOf, spoken } from './author/said-values'
export { verbPhraseOf } from './author/verb-phrase'
export { type RightBehaviour, rightBehaviourOf } from './behaviour'
export { writeTask } from './built-in-author'
export { DUPLICATE_RULE, type Duplicate, duplicatesIn, questionKey } from './duplicates'
export * from './task'
export * from './task-scores'
