import { ROWS_PER_PAGE } from '@/app/(studio)/tools/paging'
import { catalogueFilterOf } from '@/components/tool/catalogue-filter'
import { listTools } from '@/lib/db/catalogue'
import { currentProject } from '@/lib/server/current-project'
import { fail, ok } from '@/lib/shared/result'

/**
 * The rows of the catalogue that an address asks for, as the page reads it, from `?offset=` on, and how many there
 * are. A plain answer and no server action: those wait for each other, and a search follows every key.
 */
export async function GET(request: Request): Promise<Response> {
  const query = Object.fromEntries(new URL(request.url).searchParams)
  const { words, serverId, domain, order } = catalogueFilterOf(query)
  const offset = Number(query.offset ?? 0)
  if (!Number.isSafeInteger(offset) || offset < 0)
    return Response.json(fail('bad-input', 'offset: a whole number from 0 on.'), { status: 400 })
  try {
    const { id } = await currentProject()
    const asked = { query: words, serverId, domain, order, offset, limit: ROWS_PER_PAGE }
    return Response.json(ok(await listTools(id, asked)))
  } catch (error) {
    console.error(error)
    const sentence = 'The studio could not list the tools; the server log has the details.'
    return Response.json(fail('internal', sentence), { status: 500 })
  }
}
