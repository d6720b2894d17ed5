import { isObject } from '../../shared/json'

/** A server as a row tells of it; null where the row is silent. */
export interface ServerRow {
  title: string | null
  description: string | null
  domain: string | null
  tools: unknown[]
}

/** The first of the values that is a text with something in it. */
export const firstText = (...values: unknown[]): string | null =>
  values.find((value): value is string => typeof value === 'string' && value.trim() !== '') ?? null

/** A member as an object; an empty one where it is none, so that reading on finds nothing. */
export const objectOf = (value: unknown): Record<string, unknown> => (isObject(value) ? value : {})
