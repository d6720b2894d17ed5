import type { Random } from '../../shared/random'
import type { Persona } from '../personas/persona'

/** How a person of this profile opens and closes: a greeting, what they are doing, a closing. Subtle, as astra-spec 3.2 asks. */
export function inVoiceOf(persona: Persona, question: string, random: Random): string {
  const { occupation } = persona
  const isFormal = (persona.age ?? 40) >= 50 || /master|doctor/i.test(persona.education_level)
  const hobby = persona.hobbies_and_interests_list[0]
  const skill = persona.skills_and_expertise_list[0]
  const who = withArticle(occupation)
  const contexts = [
    `I work as ${who}, so this has to fit in between.`,
    `I am ${who} and will read your answer on a break.`,
    ...(hobby ? [`I would like to have this settled before I get back to ${hobby}.`] : []),
    ...(skill ? [`I am more at home with ${skill}, so plain words help me.`] : []),
  ]
  const greeting = random.pick(
    isFormal ? ['Good morning.', 'Good day.', 'Dear all,'] : ['Hi,', 'Hey,', 'Hello!'],
  )
  const closing = random.pick(
    isFormal ? ['Many thanks in advance.', 'With kind regards.'] : ['Cheers!', 'Thanks a lot.'],
  )
  return `${greeting} ${random.pick(contexts)} ${withoutCourtesies(question)} ${closing}`
}

/** The question without a thank-you of its own, so that nobody thanks twice. */
const withoutCourtesies = (question: string): string => question.replace(/\s*Thanks!$/, '')

/** "an electrician", "a nurse". */
export const withArticle = (noun: string): string => `${/^[aeio]/i.test(noun) ? 'an' : 'a'} ${noun}`
