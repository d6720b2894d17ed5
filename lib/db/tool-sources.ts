import { type Id, newId } from '@/lib/shared/id'
import { redactedUrl } from '@/lib/tool'
import { db, type Transaction } from './client'

/** Where a server is reached, as pages may know it: the names of what is secret, never the values. */
export type SourceRow = {
  serverId: Id<'server'>
  server: string
  /** Environment variables of a command, headers of an address. */
  secretNames: string[]
  listedAt: Date
} & ({ kind: 'command'; program: string; args: string[] } | { kind: 'url'; url: string })

type StoredSource = {
  serverId: string
  kind: string
  program: string | null
  args: string[]
  url: string | null
  secretNames: string[]
  listedAt: Date
  server: { name: string }
}

const visible = {
  serverId: true,
  kind: true,
  program: true,
  args: true,
  url: true,
  secretNames: true,
  listedAt: true,
  server: { select: { name: true } },
} as const

function toRow({
  serverId,
  kind,
  program,
  args,
  url,
  secretNames,
  listedAt,
  server,
}: StoredSource): SourceRow {
  const common = { serverId: serverId as Id<'server'>, server: server.name, secretNames, listedAt }
  return kind === 'command'
    ? { ...common, kind, program: program ?? '', args }
    : { ...common, kind: 'url', url: redactedUrl(url ?? '') }
}

/** The source of a server, by the server's id or name; null where its tools only ever came from files. */
export async function findSource(projectId: string, server: string): Promise<SourceRow | null> {
  const row = await db().toolSource.findFirst({
    where: { projectId, server: { OR: [{ id: server }, { name: server }] } },
    select: visible,
  })
  return row ? toRow(row) : null
}

/** Every source of a project, by the name of its server. */
export async function listSources(projectId: string): Promise<SourceRow[]> {
  const rows = await db().toolSource.findMany({
    where: { projectId },
    select: visible,
    orderBy: { server: { name: 'asc' } },
  })
  return rows.map(toRow)
}

/** What is sealed of a source, for the process that will use it: null where it has none of it. */
export async function sealedPartsOf(
  projectId: string,
  serverId: string,
): Promise<{ secrets: string | null; url: string | null }> {
  const row = await db().toolSource.findFirst({
    where: { projectId, serverId },
    select: { sealedSecrets: true, sealedUrl: true },
  })
  return { secrets: row?.sealedSecrets ?? null, url: row?.sealedUrl ?? null }
}

/** Addresses that were stored before their queries were sealed: every project's, as they are. */
export async function listOpenAddresses(): Promise<{ id: string; url: string }[]> {
  const rows = await db().toolSource.findMany({
    where: { kind: 'url', sealedUrl: null, url: { contains: '?' } },
    select: { id: true, url: true },
  })
  return rows.flatMap(({ id, url }) => (url === null || redactedUrl(url) === url ? [] : [{ id, url }]))
}

/** Puts a sealed address in the place of the open one, also in the names of the imports that came from it. */
export async function closeAddress(id: string, sealed: { url: string; sealedUrl: string }, whole: string) {
  await db().$transaction([
    db().toolSource.update({ where: { id }, data: sealed }),
    db().toolImport.updateMany({
      where: { format: 'mcp', fileName: { startsWith: whole.slice(0, 200) } },
      data: { fileName: sealed.url.slice(0, 200) },
    }),
  ])
}

/** What is kept of a source. */
export type SourceInput = { secretNames: string[]; sealedSecrets: string | null } & (
  | { kind: 'command'; program: string; args: string[] }
  | { kind: 'url'; url: string; sealedUrl: string | null }
)

/** Keeps where a server is reached, in place of what was kept before, and that it was listed just now. */
export async function writeSource(
  tx: Transaction,
  projectId: string,
  serverId: string,
  source: SourceInput,
): Promise<void> {
  const { kind, secretNames, sealedSecrets } = source
  const place =
    source.kind === 'command'
      ? { program: source.program, args: source.args, url: null, sealedUrl: null }
      : { program: null, args: [], url: source.url, sealedUrl: source.sealedUrl }
  const data = { kind, secretNames, sealedSecrets, ...place, listedAt: new Date() }
  await tx.toolSource.upsert({
    where: { serverId },
    create: { id: newId('source'), projectId, serverId, ...data },
    update: data,
  })
}
