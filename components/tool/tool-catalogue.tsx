'use client'

import { type ComponentProps, useState } from 'react'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Notice } from '@/components/ui/notice'
import { SearchChoice } from '@/components/ui/search-choice'
import { Select } from '@/components/ui/select'
import { CatalogueBar } from './catalogue-bar'
import { type CatalogueFilter, NO_FILTER, TOOL_ORDERS } from './catalogue-filter'
import {
  type CatalogueListing,
  findServers,
  type Listed,
  type ServerChoice,
  serverOption,
} from './load-tools'
import { ToolTable } from './tool-table'
import { useToolSearch } from './use-tool-search'

/** The tools of all servers under the bar that says which of them are listed. */
export function ToolCatalogue({
  first,
  chosen,
  domains,
  total,
}: {
  first: Listed<CatalogueListing> & { filter: CatalogueFilter }
  /** The server that the filter names. */
  chosen: ServerChoice | null
  domains: ComponentProps<typeof CatalogueBar>['domains']
  /** Of all tools, whatever the filter. */
  total: number
}) {
  const { filter, listed, problem, ask } = useToolSearch(first)
  const [server, setServer] = useState(chosen && serverOption(chosen))
  return (
    <div data-answered={listed.filter.words} className="contents">
      <CatalogueBar
        path="/tools"
        noun="tools"
        filter={filter}
        domains={domains}
        typed={filter.words}
        matching={listed.total}
        total={total}
        onType={(words) => ask({ ...filter, words })}
        onChange={ask}
      >
        <input type="hidden" name="server" value={filter.serverId ?? ''} />
        <SearchChoice
          label="Server"
          none="any server"
          chosen={filter.serverId === null ? null : server}
          find={findServers}
          onChange={(option) => {
            setServer(option)
            ask({ ...filter, serverId: option?.id ?? null })
          }}
          className="w-44"
        />
        <Select
          aria-label="Order"
          name="sort"
          value={filter.order}
          onChange={(event) =>
            ask({ ...filter, order: TOOL_ORDERS.find((each) => each === event.target.value) ?? 'server' })
          }
          className="w-40"
        >
          {TOOL_ORDERS.map((order) => (
            <option key={order} value={order}>
              {orderNames[order]}
            </option>
          ))}
        </Select>
      </CatalogueBar>
      {problem && (
        <Notice tone="problem" className="m-2">
          {problem}
        </Notice>
      )}
      {listed.total === 0 ? (
        <EmptyState
          sentence="No tool meets these filters."
          action={<Button onClick={() => ask(NO_FILTER)}>Show all tools</Button>}
        />
      ) : (
        <ToolTable first={listed.rows} rowCount={listed.total} filter={listed.filter} />
      )}
    </div>
  )
}

const orderNames: Record<CatalogueFilter['order'], string> = {
  server: 'by server',
  calls: 'most called first',
  failures: 'most failing first',
}
