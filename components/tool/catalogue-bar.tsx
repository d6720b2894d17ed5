'use client'

import { X } from 'lucide-react'
import { useRef } from 'react'
import { Button } from '@/components/ui/button'
import { FilterBar } from '@/components/ui/filter-bar'
import { SearchInput } from '@/components/ui/search-input'
import { Select } from '@/components/ui/select'
import { useCommands } from '@/components/ui/use-commands'
import { formatCount } from '@/lib/shared/format'
import { type CatalogueFilter, countFilters, NO_FILTER, TOOL_ORDERS } from './catalogue-filter'

export interface CatalogueChoices {
  /** Left out where the list is one of servers. */
  servers?: readonly { id: string; title: string; toolCount: number }[]
  /** How many servers there are, where not all can be chosen. */
  serverCount?: number
  domains: readonly { domain: string; toolCount: number }[]
}

/**
 * Which tools or servers are listed. What is chosen here is also the page's address, and the form asks for the same
 * address, so it works before the page is alive.
 */
export function CatalogueBar({
  path,
  noun,
  filter,
  choices: { servers, serverCount = 0, domains },
  typed,
  matching,
  total,
  onType,
  onEnter,
  onChange,
}: {
  path: '/tools' | '/tools/servers'
  /** What is listed, plural. */
  noun: string
  filter: CatalogueFilter
  choices: CatalogueChoices
  /** What stands in the search box. */
  typed: string
  matching: number
  total: number
  onType: (text: string) => void
  onEnter?: () => void
  onChange: (filter: CatalogueFilter) => void
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
        {servers && (
          <>
            <Select
              aria-label="Server"
              name="server"
              value={filter.serverId ?? ''}
              onChange={(event) => onChange({ ...now, serverId: event.target.value || null })}
              className="w-44"
            >
              <option value="">any server</option>
              {servers.map((server) => (
                <option key={server.id} value={server.id}>
                  {server.title} ({formatCount(server.toolCount)})
                </option>
              ))}
              {servers && serverCount > servers.length && (
                <option disabled>
                  {formatCount(serverCount - servers.length)} more: search for their titles
                </option>
              )}
            </Select>
            <Select
              aria-label="Order"
              name="sort"
              value={filter.order}
              onChange={(event) =>
                onChange({
                  ...now,
                  order: TOOL_ORDERS.find((each) => each === event.target.value) ?? 'server',
                })
              }
              className="w-40"
            >
              {TOOL_ORDERS.map((order) => (
                <option key={order} value={order}>
                  {orderNames[order]}
                </option>
              ))}
            </Select>
          </>
        )}
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

const orderNames: Record<CatalogueFilter['order'], string> = {
  server: 'by server',
  calls: 'most called first',
  failures: 'most failing first',
}
