import type { Route } from 'next'
import { z } from 'zod'

const WORDS_CHARS_MAX = 200

/** Which tools or servers the catalogue shows: nothing asked for is `''` and null. */
export const CatalogueFilter = z.object({
  /** Every word must occur. Control characters cannot be searched for and count as spaces. */
  words: z.string().transform((text) =>
    text
      .replace(/\p{Cc}+/gu, ' ')
      .trim()
      .slice(0, WORDS_CHARS_MAX),
  ),
  serverId: z.string().max(64).nullable(),
})
export type CatalogueFilter = z.infer<typeof CatalogueFilter>

/** The filter that an address asks for: `?q=…&server=…`; of a part given twice the first counts. */
export function catalogueFilterOf(query: { [name: string]: string | string[] | undefined }): CatalogueFilter {
  const [words = ''] = [query.q].flat()
  const [serverId = ''] = [query.server].flat()
  return CatalogueFilter.parse({ words, serverId: serverId === '' ? null : serverId.slice(0, 64) })
}

/** The address of a catalogue page that shows this filter. */
export function catalogueHref(path: '/tools' | '/tools/servers', filter: CatalogueFilter): Route {
  const query = new URLSearchParams()
  if (filter.words !== '') query.set('q', filter.words)
  if (filter.serverId !== null) query.set('server', filter.serverId)
  return (query.size === 0 ? path : `${path}?${query}`) as Route
}

/** How many parts of the filter are in force. */
export const countFilters = (filter: CatalogueFilter): number =>
  (filter.words === '' ? 0 : 1) + (filter.serverId === null ? 0 : 1)

/** True when every word occurs in the text, in any case. */
export function hasWords(text: string, words: string): boolean {
  const lower = text.toLowerCase()
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => lower.includes(word))
}
