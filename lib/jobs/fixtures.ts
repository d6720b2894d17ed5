import { readFileSync } from 'node:fs'
import { createProject } from '@/lib/db/projects'
import { expectOk } from '@/lib/shared/result'
import { buildServerGraph } from '@/lib/studio/build-graph'
import { importTools } from '@/lib/studio/import-tools'
import { type SynthesisInput, SynthesisParams } from '@/lib/synthesis'

/** A project with the public library's tools and their graph. */
export async function aLibraryProject(name: string): Promise<{ projectId: string; graphVersionId: string }> {
  const { id: projectId } = expectOk(await createProject(name))
  const file = readFileSync('prisma/seeds/documents/public-library.json')
  const imported = expectOk(await importTools(projectId, file, 'public-library.json'))
  const graph = expectOk(await buildServerGraph(projectId, imported.servers[0]?.serverId ?? ''))
  return { projectId, graphVersionId: graph.versionId }
}

/** A built-in run of 60 items. */
export const aRun = (graphVersionId: string, parts: Partial<SynthesisInput> = {}): SynthesisParams =>
  SynthesisParams.parse({
    source: { kind: 'graphs', graphVersionIds: [graphVersionId] },
    count: 60,
    seed: 7,
    ...parts,
  })
