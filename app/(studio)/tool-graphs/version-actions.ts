'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { findGraph, saveVersion } from '@/lib/db/tool-graphs'
import { action } from '@/lib/server/action'
import { fail, ok } from '@/lib/shared/result'

/** Saves the content of an old version as the next one; `basedOn` is the newest that the reader has seen. */
export const restoreToolGraph = action(
  z.object({
    graphId: z.string(),
    version: z.number().int().positive(),
    basedOn: z.number().int().positive(),
  }),
  async ({ graphId, version, basedOn }, { project }) => {
    const old = await findGraph(project.id, graphId, version)
    if (!old) return fail('not-found', 'There is no such graph version in this project.')
    const { graph, layout, documentIds } = old
    const note = `restored version ${version}`
    const saved = await saveVersion(project.id, graphId, basedOn, {
      graph,
      layout,
      documentIds,
      note,
      author: 'person',
    })
    if (saved.ok) revalidatePath('/tool-graphs', 'layout')
    return saved
  },
)

const Read = z.object({ graphId: z.string(), version: z.number().int().positive().optional() })

/** One version of a graph, the newest unless said otherwise, for an editor that has to merge with it. */
export const readToolGraph = action(Read, async ({ graphId, version: asked }, { project }) => {
  const found = await findGraph(project.id, graphId, asked)
  if (!found) return fail('not-found', 'There is no such graph version in this project.')
  const { version, note, graph, layout } = found
  return ok({ version, note, draft: { graph, layout } })
})
