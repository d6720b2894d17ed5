/**
 * Tasks: requests for which the tools of a chain are needed.
 *
 * - **task**: a question with the tools that it should need.
 * - **plan**: what its author meant: which call takes which value from the user or from an earlier result.
 */
export { toolNamedIn } from './author/names-a-tool'
export { verbPhraseOf } from './author/verb-phrase'
export { writeTask } from './built-in-author'
export * from './task'
