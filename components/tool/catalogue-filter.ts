import type { Route } from 'next'

const WORDS_CHARS_MAX = 200

/** What a list of tools can be sorted by. */
export const TOOL_ORDERS = ['server', 'calls', 'failures'] as const

/** Which tools or servers the catalogue shows, and in what order: nothing asked for is `''` and null. */
export interface CatalogueFilter {
  /** Every word must occur. */
  words: string
  serverId: string | null
  domain: string | null
  order: (typeof TOOL_ORDERS)[number]
}

export const NO_FILTER: CatalogueFilter = { words: '', serverId: null, domain: null, order: 'server' }

/**
 * The filter that an address asks for: `?q=…&server=…&domain=…&sort=…`; of a part given
 * twice the first counts. Control characters, which no database stores, count as spaces.
 */
export function catalogueFilterOf(query: { [name: string]: string | string[] | undefined }): CatalogueFilter {
  const partOf = (name: string, charsMax: number) => {
    const [part = ''] = [query[name]].flat()
    return part
      .replace(/\p{Cc}+/gu, ' ')
      .trim()
      .slice(0, charsMax)
  }
  const order = partOf('sort', 20)
  return {
    words: partOf('q', WORDS_CHARS_MAX),
    serverId: partOf('server', 64) || null,
    domain: partOf('domain', 200) || null,
    order: TOOL_ORDERS.find((each) => each === order) ?? 'server',
  }
}

/** The address of a catalogue page that shows this filter. */
export function catalogueHref(path: '/tools' | '/tools/servers', filter: CatalogueFilter): Route {
  const query = new URLSearchParams()
  if (filter.words !== '') query.set('q', filter.words)
  if (filter.serverId !== null) query.set('server', filter.serverId)
  if (filter.domain !== null) query.set('domain', filter.domain)
  if (filter.order !== 'server') query.set('sort', filter.order)
  return (query.size === 0 ? path : `${path}?${query}`) as Route
}

/** How many parts of the filter are in force. */
export const countFilters = (filter: CatalogueFilter): number =>
  [filter.words !== '', filter.serverId !== null, filter.domain !== null].filter(Boolean).length

/** True when every word occurs in the text, in any case. */
export function hasWords(text: string, words: string): boolean {
  const lower = text.toLowerCase()
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => lower.includes(word))
}
