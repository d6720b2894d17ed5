import { Ajv, type ErrorObject, type Options } from 'ajv'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { regularExpression } from './regular-expression'
import type { JsonSchema } from './tool'

/** The two drafts we read. Draft-04 and 06 are read as 07, 2019-09 as 2020-12: what tools use of them is the same. */
type Draft = 'draft-07' | '2020-12'

const META_SCHEMAS: Record<Draft, string> = {
  'draft-07': 'http://json-schema.org/draft-07/schema',
  '2020-12': 'https://json-schema.org/draft/2020-12/schema',
}

const OPTIONS: Options = {
  // The world's schemas carry keywords and formats of their own; they are notes, not errors.
  strict: false,
  logger: false,
  allErrors: true,
  // Two tools may carry the same $id.
  addUsedSchema: false,
  // A schema is checked against its draft before it is compiled, and once is enough.
  validateSchema: false,
  code: {
    // Of thousands of tools, each is compiled in each worker and checks a few calls: polishing its code takes longer.
    optimize: false,
    // The text names the function in code that is written out; ours only runs in this process.
    regExp: Object.assign(regularExpression, { code: 'regularExpression' }),
  },
}

const validators = new Map<Draft, Ajv>()

/** Made on first use: building one compiles code, which a page's content policy forbids where nobody validates. */
export function validatorOf(draft: Draft): Ajv {
  let validator = validators.get(draft)
  if (validator === undefined) {
    validator = draft === '2020-12' ? new Ajv2020(OPTIONS) : new Ajv(OPTIONS)
    // CommonJS: bundlers and Node disagree on what the import is, but both find the plugin here.
    addFormats.default(validator)
    validators.set(draft, validator)
  }
  return validator
}

/**
 * The draft whose meta-schema accepts the schema, or the first problem with the place it stands at.
 * The schema's own `$schema` decides; without one it is 2020-12, or draft-07 where only that fits.
 */
export function draftOf(schema: JsonSchema): { draft: Draft } | { pointer: string; message: string } {
  const errors: ErrorObject[] = []
  for (const draft of draftsFor(schema)) {
    const validator = validatorOf(draft)
    if (validator.validate(META_SCHEMAS[draft], schema)) return { draft }
    errors.push(...(validator.errors ?? []))
  }
  const [first] = errors
  return { pointer: first?.instancePath ?? '', message: first ? plainMessage(first) : 'is not valid' }
}

function draftsFor(schema: JsonSchema): Draft[] {
  const declared = typeof schema.$schema === 'string' ? schema.$schema : ''
  if (/draft-0[467]/.test(declared)) return ['draft-07']
  if (declared.includes('2020-12')) return ['2020-12']
  return ['2020-12', 'draft-07']
}

/** The validator's words, with what it leaves to the reader filled in. */
export function plainMessage(error: ErrorObject): string {
  const params = error.params
  switch (error.keyword) {
    case 'required':
      return 'is required'
    case 'additionalProperties':
    case 'unevaluatedProperties':
      return 'is not a known parameter'
    case 'enum':
      return `must be one of ${(params.allowedValues as unknown[]).map((value) => JSON.stringify(value)).join(', ')}`
    case 'const':
      return `must be ${JSON.stringify(params.allowedValue)}`
    default:
      return error.message ?? 'is not valid'
  }
}
