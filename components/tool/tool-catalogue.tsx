'use client'

import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Notice } from '@/components/ui/notice'
import { CatalogueBar, type CatalogueChoices } from './catalogue-bar'
import { type CatalogueFilter, NO_FILTER } from './catalogue-filter'
import { type CatalogueListing, ToolTable } from './tool-table'
import { type Listed, type LoadTools, useToolSearch } from './use-tool-search'

/** The tools of all servers under the bar that says which of them are listed. */
export function ToolCatalogue({
  first,
  choices,
  total,
  load,
}: {
  first: Listed<CatalogueListing> & { filter: CatalogueFilter }
  choices: CatalogueChoices
  /** Of all tools, whatever the filter. */
  total: number
  load: LoadTools<CatalogueListing>
}) {
  const { filter, listed, problem, ask } = useToolSearch(first, load)
  return (
    <div data-answered={listed.filter.words} className="contents">
      <CatalogueBar
        path="/tools"
        noun="tools"
        filter={filter}
        choices={choices}
        typed={filter.words}
        matching={listed.total}
        total={total}
        onType={(words) => ask({ ...filter, words })}
        onChange={ask}
      />
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
        <ToolTable
          key={JSON.stringify(listed.filter)}
          first={listed.rows}
          rowCount={listed.total}
          filter={listed.filter}
          load={load}
        />
      )}
    </div>
  )
}
