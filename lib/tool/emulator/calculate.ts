import { canonicalJson, isObject, type JsonObject } from '../../shared/json'
import { randomFrom } from '../../shared/random'
import { resolved, typeOf } from '../plausible/plausible-value'
import { purposeOf } from '../purpose'
import type { JsonSchema, Tool } from '../tool'
import { presentEntity, type Scene } from './present'

const ARITHMETIC: readonly [RegExp, (numbers: number[]) => number][] = [
  [/add|sum|plus/, (numbers) => numbers.reduce((sum, n) => sum + n, 0)],
  [/subtract|sub\b|minus/, ([first = 0, ...rest]) => rest.reduce((left, n) => left - n, first)],
  [/multipl|mul\b|product/, (numbers) => numbers.reduce((product, n) => product * n, 1)],
  [/divide|div\b|quotient/, ([a = 0, b = 1]) => (b === 0 ? 0 : a / b)],
  [/power|exponent/, ([a = 0, b = 1]) => a ** b],
  [/average|mean/, (numbers) => numbers.reduce((sum, n) => sum + n, 0) / Math.max(1, numbers.length)],
]

/**
 * The answer of a calculating tool: true arithmetic where its name says which, else a figure that depends
 * on nothing but tool and arguments, so that asking twice gives the same.
 */
export function calculated(tool: Tool, schema: JsonSchema, scene: Scene): JsonObject {
  const numbers = Object.values(scene.arguments)
    .flat()
    .filter((value) => typeof value === 'number')
  const exact = ARITHMETIC.find(([name]) => name.test(tool.name.toLowerCase()))
  const seeded = randomFrom('calculate', tool.name, canonicalJson(scene.arguments))
  const base = numbers.reduce((sum, n) => sum + n, 0) || 100
  const figure = exact && numbers.length > 1 ? exact[1](numbers) : base * (0.6 + seeded.next())
  const rounded = Number.isFinite(figure) ? Number(figure.toFixed(2)) : 0
  const fields: JsonObject = { ...scene.arguments }
  let isTaken = false
  for (const [name, member] of Object.entries(isObject(schema.properties) ? schema.properties : {})) {
    const shape = isObject(member) ? resolved(member as JsonSchema, schema) : null
    if (isTaken || !shape || name in fields || !['number', 'integer'].includes(typeOf(shape))) continue
    fields[name] = typeOf(shape) === 'integer' ? Math.round(rounded) : rounded
    isTaken = true
  }
  return presentEntity(
    schema,
    { noun: purposeOf(tool).noun, id: 'result', fields },
    { ...scene, random: seeded },
  )
}
