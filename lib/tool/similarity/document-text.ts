import { isObject } from '../../shared/json'
import { wordsOf } from '../text'
import type { Tool } from '../tool'

/** What stands further down in a long description says how a tool is used rather than what it is. */
const CHARS_MAX = 1000

/**
 * What similarity reads of a tool: its name, its description, and the names and descriptions of its parameters
 * (the "OpenAI-style document" of astra-spec 7.4, without the JSON around it).
 */
export function documentText({
  name,
  description,
  parameters,
}: Pick<Tool, 'name' | 'description' | 'parameters'>) {
  const members = Object.entries(parameters.properties).map(([member, schema]) => {
    const said = isObject(schema) && typeof schema.description === 'string' ? schema.description : ''
    return `${wordsOf(member).join(' ')}: ${said.slice(0, 200)}`
  })
  return [wordsOf(name).join(' '), description.slice(0, CHARS_MAX), ...members]
    .join('\n')
    .slice(0, 2 * CHARS_MAX)
}
