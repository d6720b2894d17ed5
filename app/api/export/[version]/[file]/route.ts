import { Readable } from 'node:stream'
import { formatManifest } from '@/lib/dataset'
import { openDatasetFile } from '@/lib/db/dataset-files'
import { findDatasetVersion } from '@/lib/db/datasets'
import { currentProject } from '@/lib/server/current-project'

/** One file of a frozen dataset version, streamed; its checksum stands in the manifest. */
export async function GET(
  _request: Request,
  { params }: RouteContext<'/api/export/[version]/[file]'>,
): Promise<Response> {
  const project = await currentProject()
  const { version: id, file } = await params
  const version = await findDatasetVersion(project.id, id)
  if (!version) return new Response('There is no such dataset version in this project.', { status: 404 })
  const name = `${version.name.replace(/[^\w.-]+/g, '-')}-v${version.version}.${file}`
  const headers = { 'content-disposition': `attachment; filename="${name}"`, 'cache-control': 'no-store' }
  if (file === 'manifest.json')
    return new Response(formatManifest(version.manifest), {
      headers: { ...headers, 'content-type': 'application/json; charset=utf-8' },
    })
  const facts = version.manifest.files.find((known) => known.name === file)
  if (!facts) return new Response(`This dataset version has no file named "${file}".`, { status: 404 })
  const opened = await openDatasetFile(project.id, version.id, file)
  if (!opened.ok) return new Response(opened.problem.message, { status: 410 })
  return new Response(Readable.toWeb(Readable.from(opened.value)) as ReadableStream, {
    headers: {
      ...headers,
      'content-type': 'application/jsonl; charset=utf-8',
      'content-length': String(facts.bytes),
    },
  })
}
