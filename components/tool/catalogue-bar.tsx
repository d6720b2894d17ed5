'use client'

import { X } from 'lucide-react'
import { type ReactNode, useRef } from 'react'
import { Button } from '@/components/ui/button'
import { FilterBar } from '@/components/ui/filter-bar'
import { SearchInput } from '@/components/ui/search-input'
import { Select } from '@/components/ui/select'
import { useCommands } from '@/components/ui/use-commands'
import { formatCount } from '@/lib/shared/format'
import { type CatalogueFilter, countFilters, NO_FILTER } from './catalogue-filter'

/**
 * Which tools or servers are listed. What is chosen here is also the page's address, and the form asks for the same
 * address, so it works before the page is alive.
 */
export function CatalogueBar({
  path,
  noun,
  filter,
  domains,
  typed,
  matching,
  total,
  onType,
  onEnter,
  onChange,
  children,
}: {
  path: '/tools' | '/tools/servers'
  /** What is listed, plural. */
  noun: string
  filter: CatalogueFilter
  domains: readonly { domain: string; toolCount: number }[]
  /** What stands in the search box. */
  typed: string
  matching: number
  total: number
  onType: (text: string) => void
  onEnter?: () => void
  onChange: (filter: CatalogueFilter) => void
  /** Filters that only one of the lists has. */
  children?: ReactNode
}) {
  const search = useRef<HTMLInputElement>(null)
  useCommands('Catalogue', [
    {
      name: 'catalogue.search',
      label: `Search ${noun}`,
      shortcut: '/',
      run: () => search.current?.select(),
    },
  ])
  const filters = countFilters(filter)
  const now = { ...filter, words: typed }
  return (
    <FilterBar shown={matching} total={total} filters={filters} noun={noun}>
      <form
        action={path}
        className="contents"
        onSubmit={(event) => {
          event.preventDefault()
          onEnter?.()
        }}
      >
        <SearchInput
          ref={search}
          label={`Search ${noun}`}
          aria-keyshortcuts="/"
          name="q"
          value={typed}
          onChange={(event) => onType(event.target.value)}
          maxLength={200}
          className="w-56"
        />
        <Select
          aria-label="Domain"
          name="domain"
          value={filter.domain ?? ''}
          onChange={(event) => onChange({ ...now, domain: event.target.value || null })}
          className="w-44"
        >
          <option value="">any domain</option>
          {domains.map(({ domain, toolCount }) => (
            <option key={domain} value={domain}>
              {domain} ({formatCount(toolCount)})
            </option>
          ))}
        </Select>
        {children}
        <noscript>
          <Button type="submit">Search</Button>
        </noscript>
      </form>
      {filters > 0 && (
        <Button icon={<X aria-hidden />} onClick={() => onChange({ ...NO_FILTER, order: filter.order })}>
          Clear filters
        </Button>
      )}
    </FilterBar>
  )
}
