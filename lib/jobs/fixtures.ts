import { readFileSync } from 'node:fs'
import { openDatasetFile } from '@/lib/db/dataset-files'
import { type EndpointInput, saveEndpoint } from '@/lib/db/endpoints'
import { createProject } from '@/lib/db/projects'
import { type ExportKind, exportFileName } from '@/lib/formats'
import type { Answer } from '@/lib/outside/stand-ins/model-answers'
import type { JsonObject } from '@/lib/shared/json'
import { expectOk } from '@/lib/shared/result'
import { buildServerGraph } from '@/lib/studio/build-graph'
import { importTools } from '@/lib/studio/import-tools'
import { type SynthesisInput, SynthesisParams } from '@/lib/synthesis'
import { DIMENSIONS } from '@/lib/trajectory'

/** A project with the public library's tools and their graph. */
export async function aLibraryProject(name: string): Promise<{ projectId: string; graphVersionId: string }> {
  const { id: projectId } = expectOk(await createProject(name))
  const file = readFileSync('prisma/seeds/documents/public-library.json')
  const imported = expectOk(await importTools(projectId, file, 'public-library.json'))
  const graph = expectOk(await buildServerGraph(projectId, imported.servers[0]?.serverId ?? ''))
  return { projectId, graphVersionId: graph.versionId }
}

/**
 * An endpoint of a model that is asked once for each answer, without ceilings and prices. It waits long: a first run reads
 * and compiles everything, which on a busy machine leaves a stand-in in the same process without a turn for seconds.
 */
export const endpointTo = async (
  projectId: string,
  baseUrl: string,
  parts: Partial<EndpointInput> & { name: string },
): Promise<string> =>
  expectOk(
    await saveEndpoint(projectId, {
      ...{ baseUrl, model: 'echo', concurrency: 4, timeoutMs: 60_000, retriesMax: 0 },
      ...{ callsMax: null, tokensMax: null, priceIn: null, priceOut: null },
      ...parts,
    }),
  )

/** A built-in run of 60 items. */
export const aRun = (graphVersionId: string, parts: Partial<SynthesisInput> = {}): SynthesisParams =>
  SynthesisParams.parse({
    source: { kind: 'graphs', graphVersionIds: [graphVersionId] },
    count: 60,
    seed: 7,
    ...parts,
  })

/** A file of a frozen version, whole. */
export async function textOfFile(projectId: string, versionId: string, kind: ExportKind): Promise<string> {
  const chunks: Uint8Array[] = []
  const file = expectOk(await openDatasetFile(projectId, versionId, exportFileName(kind)))
  for await (const chunk of file) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}

/**
 * A judge over HTTP that gives what it is asked for: nearly full marks, on the steps it was told to mark, with the first
 * words of a step as evidence.
 */
export function anObligingJudge(body: JsonObject, _index: number): Answer {
  const text = String((body.messages as JsonObject[]).find(({ role }) => role === 'user')?.content)
  const [, step = '0', words = ''] = text.match(/^#(\d+) \[[^\]]*\] (\S+)/m) ?? []
  const schema = JSON.stringify(body.response_format)
  const grounds = { reason: 'It is sound.', evidence: [{ step: Number(step), quote: words }] }
  const unitsOf = (dimension: string) =>
    (text.match(new RegExp(`${dimension}(?:: steps | mark the [a-z ]+ step )([\\d, ]+)`))?.[1] ?? '')
      .split(', ')
      .map((at) => ({ step: Number(at), score: 1 }))
  const answer = DIMENSIONS.filter((dimension) => schema.includes(`"${dimension}"`)).map((dimension) => {
    if (dimension === 'final_answer') return [dimension, { ...grounds, correctness: 1, summary: 0.5 }]
    if (dimension.startsWith('query_')) return [dimension, { ...grounds, score: 1 }]
    return [dimension, { ...grounds, units: unitsOf(dimension) }]
  })
  return { text: JSON.stringify(Object.fromEntries(answer)) }
}
