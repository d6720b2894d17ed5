import { isObject } from '@/lib/shared/json'

/** Parsing more than this would hold up the page. */
const PARSED_MAX = 1_000_000

/** A result's text as people read it: a tree when it is a JSON object or list, else the text itself. */
export type ResultContent =
  | { kind: 'tree'; value: object }
  | { kind: 'text' }
  /** It may well be JSON, but it is too long to draw. */
  | { kind: 'long-text' }

export function readResultContent(text: string): ResultContent {
  if (!/^\s*[[{]/.test(text)) return { kind: 'text' }
  if (text.length > PARSED_MAX) return { kind: 'long-text' }
  try {
    const value: unknown = JSON.parse(text)
    return isObject(value) || Array.isArray(value) ? { kind: 'tree', value } : { kind: 'text' }
  } catch {
    return { kind: 'text' }
  }
}
