import { z } from 'zod'
import { inProse } from '../../shared/english'

/** A profile of a user as ASTRA's persona data has it (astra-spec 3.2); lists come parsed, never evaluated. */
export const Persona = z.object({
  age: z.number().int().min(0).max(130).nullable().default(null),
  occupation: z.string().min(1).max(200),
  education_level: z.string().max(200).default(''),
  professional_persona: z.string().max(4000).default(''),
  skills_and_expertise_list: z.array(z.string().max(200)).max(100).default([]),
  hobbies_and_interests_list: z.array(z.string().max(200)).max(100).default([]),
})
export type Persona = z.infer<typeof Persona>

/** What a persona goes by in lists: "nurse, 34". */
export const nameOfPersona = ({ occupation, age }: Persona): string =>
  age === null ? occupation : `${occupation}, ${age}`

const SUMMARY_MAX = 200
const LIST_MAX = 5

/** The profile as a model reads it: the summary's first 200 characters, five skills, five hobbies (astra-spec 3.2). */
export function profileText(persona: Persona): string {
  const { age, occupation, education_level, professional_persona: summary } = persona
  return [
    age === null ? null : `Age: ${age}`,
    `Occupation: ${occupation}`,
    education_level === '' ? null : `Education: ${education_level}`,
    summary === ''
      ? null
      : `In short: ${summary.length > SUMMARY_MAX ? `${summary.slice(0, SUMMARY_MAX)}…` : summary}`,
    listLine('Skills', persona.skills_and_expertise_list),
    listLine('Hobbies', persona.hobbies_and_interests_list),
  ]
    .filter((line) => line !== null)
    .join('\n')
}

const listLine = (label: string, items: readonly string[]): string | null =>
  items.length === 0 ? null : `${label}: ${inProse(items.slice(0, LIST_MAX))}`
