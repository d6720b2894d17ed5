import { wordsOf } from '../../shared/english'
import { languageLabel } from '../../shared/language'
import type { Task } from '../../task'
import { partsOf } from '../../tool'

/** Words by which an agent says that something did not or cannot work; English and Chinese. */
const ADMITS =
  /could(n['’]t| not)|can(not|['’]t)|unable|fail|error|sorry|unfortunately|not (available|possible|found)|unavailable|did not|no longer|skipped|do(n['’]t| not) have|there is no|no (tool|way)|无法|不能|没有|抱歉|失败|未能|不支持/i

export const admitsFailure = (text: string): boolean => ADMITS.test(text)

/** Words by which it says that it has no tool for something. */
const LACKS =
  /\b(no|none of (my|the)|lack(s|ing)?( a| the)?|without (a|the)|(do(es)?n['’]t|do(es)? not|cannot|can['’]t) (have|find)( a| any| the)?( \w+)?) tools?\b|没有[^。]*工具/i

const SENTENCE_END = /(?<=[.?!])\s+|(?<=[。？！])/
/** Words of tools' names that any sentence may have. */
const EMPTY = new Set(['get', 'the', 'for', 'and', 'with', 'from'])

export const UNTOLD_MISSING =
  'It says that something cannot be done; rules cannot tell whether that is what a tool is missing for.'

/**
 * Whether an answer says that what a withheld tool does cannot be done: that there is no tool, or in one sentence with a
 * word of that tool's name. Null where it admits something and rules cannot tell what: being sorry is not enough.
 */
export function tellsOfMissing(task: Pick<Task, 'withheldTools'>, text: string): boolean | null {
  if (LACKS.test(text)) return true
  const admitting = text.split(SENTENCE_END).filter(admitsFailure)
  if (admitting.length === 0) return false
  if (languageLabel(text) !== 'en') return null
  const stems = task.withheldTools.flatMap((key) => stemsOf(partsOf(key).tool))
  return admitting.some((sentence) => stemsOf(sentence).some((stem) => stems.includes(stem))) || null
}

const stemsOf = (text: string): string[] =>
  wordsOf(text)
    .filter((word) => word.length > 2 && !EMPTY.has(word))
    .map((word) => word.slice(0, 5))
