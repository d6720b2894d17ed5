import { formatRunManifest } from '@/lib/dataset'
import { currentProject } from '@/lib/server/current-project'
import { readRunManifest } from '@/lib/studio/run-manifest'

/** The manifest of a synthesis run as it stands: every parameter, version and seed, and what became of its items. */
export async function GET(
  _request: Request,
  { params }: RouteContext<'/api/jobs/[id]/manifest'>,
): Promise<Response> {
  const project = await currentProject()
  const { id } = await params
  const manifest = await readRunManifest(project.id, id)
  if (!manifest) return new Response('There is no such synthesis run in this project.', { status: 404 })
  return new Response(formatRunManifest(manifest), {
    headers: {
      'content-disposition': `attachment; filename="run-${id}.manifest.json"`,
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store',
    },
  })
}
