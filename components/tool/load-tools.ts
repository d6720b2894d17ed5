import type { FoundOptions, SearchOption } from '@/components/ui/search-choice'
import { counted } from '@/lib/shared/format'
import type { Result } from '@/lib/shared/result'
import { type CatalogueFilter, catalogueHref } from './catalogue-filter'
import type { ToolListing } from './tool-columns'

/** A tool as a line of the catalogue. */
export interface CatalogueListing extends ToolListing {
  serverTitle: string
  /** In the project's trajectories. */
  calls: number
  /** Those that failed by themselves; failures on purpose are not the tool's. */
  failures: number
}

/** A page of a list and how many there are in all. */
export interface Listed<Row> {
  rows: readonly Row[]
  total: number
}

/** The rows of the catalogue that a filter asks for, from `offset` on. */
export async function loadTools(
  filter: CatalogueFilter,
  offset: number,
): Promise<Result<Listed<CatalogueListing>>> {
  const { search } = new URL(catalogueHref('/tools', filter), window.location.origin)
  const answer = await fetch(`/api/tools${search || '?'}&offset=${offset}`)
  return answer.json()
}

/** A server that the catalogue can be narrowed to. */
export interface ServerChoice {
  id: string
  title: string
  toolCount: number
}

export const serverOption = ({ id, title, toolCount }: ServerChoice): SearchOption => ({
  id,
  label: title,
  facts: counted(toolCount, 'tool'),
})

/** Servers whose titles have every word of the text. */
export async function findServers(text: string): Promise<FoundOptions> {
  const answer = await fetch(`/api/tools/servers?${new URLSearchParams({ q: text })}`)
  const { servers, total }: { servers: ServerChoice[]; total: number } = await answer.json()
  return { options: servers.map(serverOption), total }
}
