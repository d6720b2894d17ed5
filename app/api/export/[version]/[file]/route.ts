import { Readable } from 'node:stream'
import { formatManifest } from '@/lib/dataset'
import { findDatasetVersion, streamFile } from '@/lib/db/datasets'
import { EXPORT_KINDS, exportFileName } from '@/lib/formats'
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
  const kind = EXPORT_KINDS.find((known) => exportFileName(known) === file)
  if (!kind) return new Response(`A dataset has no file named "${file}".`, { status: 404 })
  const facts = version.manifest.files.find((known) => known.name === file)
  return new Response(
    Readable.toWeb(Readable.from(streamFile(project.id, version.id, kind))) as ReadableStream,
    {
      headers: {
        ...headers,
        'content-type': 'application/jsonl; charset=utf-8',
        ...(facts && { 'content-length': String(facts.bytes) }),
      },
    },
  )
}
