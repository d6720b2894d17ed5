'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { action } from '@/lib/server/action'
import { importGraph } from '@/lib/studio/import-graph'
import { readServer } from '@/lib/studio/read-server'

/** A server's current tools, for a graph that they come onto. */
export const readGraphServer = action(z.object({ serverId: z.string() }), ({ serverId }, { project }) =>
  readServer(project.id, serverId),
)

const Import = z.object({ name: z.string().trim().min(1).max(200), text: z.string().max(50_000_000) })

/** Makes a new graph of an exported file and answers with its id. */
export const importToolGraph = action(Import, async ({ name, text }, { project }) => {
  const imported = await importGraph(project.id, name, text)
  if (imported.ok) revalidatePath('/tool-graphs')
  return imported
})
