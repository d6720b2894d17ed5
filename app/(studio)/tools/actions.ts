'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { CatalogueFilter } from '@/components/tool/catalogue-filter'
import { filterEntries, ReportFilter } from '@/components/tool/report-filter'
import * as tools from '@/lib/db/tools'
import { action } from '@/lib/server/action'
import { fail, ok } from '@/lib/shared/result'
import { buildServerGraph } from '@/lib/studio/build-graph'
import { importReportSchema } from '@/lib/tool'
import { ROWS_PER_PAGE } from './paging'

const offset = z.int().min(0)

/** The rows of the catalogue from `offset` on. */
export const loadTools = action(
  z.object({ filter: CatalogueFilter, offset }),
  async ({ filter, offset }, { project }) => {
    const { rows } = await tools.listTools(project.id, {
      query: filter.words,
      serverId: filter.serverId ?? undefined,
      offset,
      limit: ROWS_PER_PAGE,
    })
    return ok(rows)
  },
)

/** The entries of an import's report from `offset` on. */
export const loadEntries = action(
  z.object({ importId: z.string(), filter: ReportFilter, offset }),
  async ({ importId, filter, offset }, { project }) => {
    const found = await tools.findImport(project.id, importId)
    if (!found) return fail('not-found', 'There is no such import in this project.')
    const entries = filterEntries(importReportSchema.parse(found.report), filter)
    return ok(entries.slice(offset, offset + ROWS_PER_PAGE))
  },
)

/** Builds the graph of a server's newest document. */
export const buildGraph = action(z.object({ serverId: z.string() }), async ({ serverId }, { project }) => {
  const built = await buildServerGraph(project.id, serverId)
  if (!built.ok) return built
  revalidatePath('/tool-graphs')
  return ok({ graphId: built.value.graphId })
})

/** Removes a server with all its versions, unless a graph stands on it. */
export const removeServer = action(z.object({ serverId: z.string() }), async ({ serverId }, { project }) => {
  const removed = await tools.removeServer(project.id, serverId)
  if (removed.ok) revalidatePath('/tools', 'layout')
  return removed
})
