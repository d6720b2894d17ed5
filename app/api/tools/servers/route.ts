import { catalogueFilterOf } from '@/components/tool/catalogue-filter'
import { listServerChoices } from '@/lib/db/catalogue'
import { currentProject } from '@/lib/server/current-project'

/** As many as are looked through before typing on. */
const SERVERS_OFFERED = 50

/** Servers that the catalogue can be narrowed to, by words of their titles: `?q=`. Answers `{ servers, total }`. */
export async function GET(request: Request): Promise<Response> {
  const { words } = catalogueFilterOf(Object.fromEntries(new URL(request.url).searchParams))
  const { id } = await currentProject()
  return Response.json(await listServerChoices(id, { query: words, limit: SERVERS_OFFERED }))
}
