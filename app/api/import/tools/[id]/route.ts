import { findImport } from '@/lib/db/tool-imports'
import { currentProject } from '@/lib/server/current-project'

/** The report of an import, as a file. */
export async function GET(_: Request, { params }: RouteContext<'/api/import/tools/[id]'>): Promise<Response> {
  const project = await currentProject()
  const found = await findImport(project.id, (await params).id)
  if (!found) return new Response('There is no such import in this project.', { status: 404 })
  const { id, fileName, format, sha256, createdAt, report } = found
  return new Response(
    JSON.stringify({ importId: id, fileName, format, sha256, createdAt, report }, null, 2),
    {
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'content-disposition': `attachment; filename="${id}.report.json"`,
      },
    },
  )
}
