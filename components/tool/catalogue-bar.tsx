'use client'

import { X } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useRef } from 'react'
import { Button, ButtonLink } from '@/components/ui/button'
import { FilterBar } from '@/components/ui/filter-bar'
import { SearchInput } from '@/components/ui/search-input'
import { Select } from '@/components/ui/select'
import { useCommands } from '@/components/ui/use-commands'
import { formatCount } from '@/lib/shared/format'
import { type CatalogueFilter, catalogueHref, countFilters } from './catalogue-filter'
import { useSettledText } from './use-settled-text'

/**
 * Which tools or servers are listed. The address is the state and each change rewrites it in place; the form asks
 * the same address, so it also works before the page is alive.
 */
export function CatalogueBar({
  path,
  noun,
  filter,
  servers,
  matching,
  total,
}: {
  path: '/tools' | '/tools/servers'
  /** What is listed, plural. */
  noun: string
  filter: CatalogueFilter
  /** What can be chosen; left out where the list is one of servers. */
  servers?: readonly { id: string; title: string; toolCount: number }[]
  matching: number
  total: number
}) {
  const router = useRouter()
  const search = useRef<HTMLInputElement>(null)
  const words = useSettledText(filter.words, (asked) =>
    router.replace(catalogueHref(path, { ...filter, words: asked })),
  )
  useCommands('Catalogue', [
    {
      name: 'catalogue.search',
      label: `Search ${noun}`,
      shortcut: '/',
      run: () => search.current?.select(),
    },
  ])
  const filters = countFilters(filter)
  return (
    <FilterBar shown={matching} total={total} filters={filters} noun={noun}>
      <form
        action={path}
        className="contents"
        onSubmit={(event) => {
          event.preventDefault()
          words.settle()
        }}
      >
        <SearchInput
          ref={search}
          label={`Search ${noun}`}
          aria-keyshortcuts="/"
          name="q"
          value={words.typed}
          onChange={(event) => words.type(event.target.value)}
          maxLength={200}
          className="w-64"
        />
        {servers && (
          <Select
            aria-label="Server"
            name="server"
            value={filter.serverId ?? ''}
            onChange={(event) =>
              router.replace(
                catalogueHref(path, { words: words.typed.trim(), serverId: event.target.value || null }),
              )
            }
            className="w-56"
          >
            <option value="">any server</option>
            {servers.map((server) => (
              <option key={server.id} value={server.id}>
                {server.title} ({formatCount(server.toolCount)})
              </option>
            ))}
          </Select>
        )}
        <noscript>
          <Button type="submit">Search</Button>
        </noscript>
      </form>
      {filters > 0 && (
        <ButtonLink href={path} icon={<X aria-hidden />}>
          Clear filters
        </ButtonLink>
      )}
    </FilterBar>
  )
}
