import { countInWords, inProse } from '../../shared/english'
import { isObject, type JsonValue } from '../../shared/json'
import type { Random } from '../../shared/random'
import { asideOf, labelOf, type Task, verbPhraseOf, type WithheldValue } from '../../task'
import { participleOf, purposeOf, type Tool, type ToolKey } from '../../tool'
import type { Progress, StepState } from './plan-progress'
import { keyValueOf, sentence, tellResult } from './tell-result'

export type ToolOf = (key: ToolKey) => Tool | undefined

/** What a planned call does, in the words of its tool. */
function deedOf(step: number, { plan }: Progress, toolOf: ToolOf): string {
  const tool = toolOf(plan[step]?.tool ?? '/')
  const phrase = tool ? verbPhraseOf(tool) : null
  return phrase ? `${phrase.verb} ${phrase.object}` : `use ${tool?.name ?? 'the tool'}`
}

const PERSON = '(?:member|customer|user|traveller|guest|patient|client|passenger|student|player|owner)'
const WORDS_MAX = 9

/** The same, said to the person who asked: "a book for a member" → "the book for you". */
function deedForYou(step: number, { plan }: Progress, toolOf: ToolOf): { verb: string; object: string } {
  const tool = toolOf(plan[step]?.tool ?? '/')
  const phrase = tool ? verbPhraseOf(tool) : null
  if (!tool || !phrase || phrase.object.split(' ').length > WORDS_MAX) {
    const { verb, noun } = tool ? purposeOf(tool) : { verb: 'use', noun: 'tool' }
    return { verb, object: `the ${noun}` }
  }
  const object = phrase.object
    .replace(new RegExp(`\\b(?:an?|the) ${PERSON}['’]s`, 'gi'), 'your')
    .replace(new RegExp(`\\b(?:an?|the) ${PERSON}\\b`, 'gi'), 'you')
    .replace(/\bmy\b/g, 'your')
    .replace(/\bme\b/g, 'you')
    .replace(/\b(an?|some|any) (specific |given |particular |single |new )?/g, 'the ')
  return { verb: phrase.verb, object }
}

/** The plan, said before the first call (astra-spec 4.1: plan before calling). */
export function openingThought(progress: Progress, toolOf: ToolOf, random: Random): string {
  const deeds = progress.plan.map((_, step) => deedOf(step, progress, toolOf))
  const lead = random.pick(['Plan:', 'My plan:', 'This takes a few steps:', 'I will go step by step:'])
  const needs = progress.plan.some(({ arguments: args }) =>
    Object.values(args).some(({ from }) => from === 'result'),
  )
  const why = needs
    ? ' Later steps need what earlier ones return, so I keep that order.'
    : ' The steps do not depend on each other.'
  return `${lead} ${deeds.map((deed, at) => `(${at + 1}) ${deed}`).join('; ')}.${why}`
}

/** What the last turn gave and what follows from it. */
export function thoughtBetween(
  progress: Progress,
  asked: readonly number[],
  next: readonly number[],
  toolOf: ToolOf,
  random: Random,
): string {
  const said = asked.map((step) => reactionTo(step, progress, next, toolOf, random))
  const fresh = next.filter((step) => !asked.includes(step))
  if (fresh.length > 0)
    said.push(
      sentence(
        `${random.pick(['Next I', 'Now I', 'With that I can'])} ${inProse(fresh.map((step) => deedOf(step, progress, toolOf)))}`,
      ),
    )
  return said.filter((text) => text !== '').join(' ')
}

function reactionTo(
  step: number,
  progress: Progress,
  next: readonly number[],
  toolOf: ToolOf,
  random: Random,
): string {
  const state = progress.states[step]
  const { verb, object } = deedForYou(step, progress, toolOf)
  switch (state?.status) {
    case 'done': {
      const value = keyValueOf(state.result)
      return value === null
        ? ''
        : sentence(`${random.pick(['That gave', 'I have', 'The result is'])} ${value}`)
    }
    case 'failed':
      return sentence(
        `I could not ${verb} ${object}: ${lowered(state.failure.message)} Trying again unchanged will not help`,
      )
    case 'waiting':
      return next.includes(step)
        ? `The call to ${verb} ${object} failed, but the failure may pass; I try again.`
        : ''
    default:
      return ''
  }
}

/** Asks for values that only the user knows: "Before I can do this I need your member ID. What is it?" */
export function questionFor(missing: readonly WithheldValue[], random: Random): string {
  const names = missing.map(
    ({ parameter, value }) =>
      `${asideOf(parameter, value)?.startsWith('My') ? 'your' : 'the'} ${labelOf(parameter)}`,
  )
  const lead = random.pick(['Before I can do this I need', 'For this I still need', 'I am missing'])
  return `${lead} ${inProse(names)}. ${missing.length === 1 ? 'What is it?' : 'What are they?'}`
}

/** The final answer: what was found and done with the values of the results, what failed and why, what was left out. */
export function answerOf(task: Task, progress: Progress, toolOf: ToolOf, random: Random): string {
  const { states } = progress
  if (states.length === 0) return directAnswerTo(task, random)
  const doneCount = states.filter(({ status }) => status === 'done').length
  const lead =
    doneCount === states.length
      ? random.pick(['All done.', 'Everything worked.', 'Here is what came of it.', ''])
      : doneCount > 0
        ? random.pick(['Not everything worked.', 'I got part of the way.'])
        : 'I am sorry, this did not work.'
  const told = states.map((state, step) => tellStep(state, step, progress, toolOf))
  return [lead, ...told].filter((text) => text !== '').join(' ')
}

function tellStep(state: StepState, step: number, progress: Progress, toolOf: ToolOf): string {
  const tool = toolOf(progress.plan[step]?.tool ?? '/')
  const { verb, object } = deedForYou(step, progress, toolOf)
  switch (state.status) {
    case 'done': {
      const told = tellResult(state.result)
      const kind = tool ? purposeOf(tool).kind : 'other'
      if (told === '') return sentence(`I have ${participleOf(verb)} ${object}`)
      if (kind === 'list' && holdsList(state.result)) return sentence(`I found ${told}`)
      if (kind === 'list' || kind === 'get') return sentence(`${nounPhrase(object)}: ${told}`)
      if (kind === 'calculate') return sentence(`The calculation gives ${told}`)
      return sentence(`I have ${participleOf(verb)} ${object}: ${told}`)
    }
    case 'failed': {
      const often = state.attempts > 1 ? ` I tried ${countInWords(state.attempts)} times.` : ''
      return sentence(`I could not ${verb} ${object}: ${lowered(state.failure.message)}`) + often
    }
    case 'skipped':
      return sentence(`I therefore did not ${verb} ${object}, because ${state.reason}`)
    case 'impossible':
      return sentence(`I cannot ${verb} ${object}: none of my tools does that`)
    case 'waiting':
      return sentence(`I did not get to ${verb} ${object}`)
  }
}

/** The reply to what needs no tool: the answer that the question alone decides, else that nothing was called. */
function directAnswerTo({ answer }: Task, random: Random): string {
  if (answer === null) return 'This needs no tool, so I have called none.'
  const isSentence = /[.!?]$/.test(answer.trim())
  return isSentence
    ? answer.trim()
    : `${random.pick(['The answer is', 'It is', 'That is'])} ${answer.trim()}.`
}

const nounPhrase = (object: string): string => (/^(the|your|all)\b/.test(object) ? object : `the ${object}`)

const holdsList = (result: JsonValue): boolean =>
  Array.isArray(result) || (isObject(result) && Object.values(result).some(Array.isArray))

/** A failure's message inside a sentence. */
const lowered = (message: string): string =>
  /^(The|There|Too|It|A)\b/.test(message) ? message.charAt(0).toLowerCase() + message.slice(1) : message
