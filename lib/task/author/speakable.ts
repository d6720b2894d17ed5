import { wordsOf } from '../../shared/english'
import { isObject } from '../../shared/json'
import { type JsonSchema, resolved, typeOf } from '../../tool'

/** Parameters in which an agent talks to itself, or that nobody would say in a request. */
const UNSAID =
  /thought|reasoning|random_string|next_\w*_needed|api_?key|secret|password|private|access_?token|(^|_)auth(_|$)|credential|base64|html|(^|_)script|json|schema|payload|bytecode|signature|cookie|(^|_)(code|css|sql|regex|xpath|diff|patch|iteration|config|command|cmd|gender|element|selector|ref|node_ids?|kwargs|args|params|headers)$/

/** True when a person could say a value for this parameter: a text, a figure, a choice, or a short list of them. */
export function isSpeakable(name: string, schema: JsonSchema): boolean {
  const plain = wordsOf(name).join('_')
  const isChoice = Array.isArray(schema.enum)
  if (
    UNSAID.test(plain) &&
    !isChoice &&
    !/(promo|country|airport|station|postal|zip|area|currency)_code/.test(plain)
  )
    return false
  const shape = resolved(schema, schema)
  if (!shape) return false
  const type = typeOf(shape)
  if (type === 'array') {
    const items = isObject(shape.items) ? resolved(shape.items as JsonSchema, shape) : null
    return items !== null && ['string', 'integer', 'number'].includes(typeOf(items))
  }
  return ['string', 'integer', 'number', 'boolean'].includes(type)
}
