import { type Id, newId } from '@/lib/shared/id'
import { redactedArgs, redactedUrl } from '@/lib/tool'
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
    ? { ...common, kind, program: program ?? '', args: redactedArgs(args) }
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
): Promise<{ secrets: string | null; args: string | null; url: string | null }> {
  const row = await db().toolSource.findFirst({
    where: { projectId, serverId },
    select: { sealedSecrets: true, sealedArgs: true, sealedUrl: true },
  })
  const { sealedSecrets = null, sealedArgs = null, sealedUrl = null } = row ?? {}
  return { secrets: sealedSecrets, args: sealedArgs, url: sealedUrl }
}

/** A source that was stored with what is now sealed: every project's, as they are. */
export type OpenSource = { id: string; projectId: string } & (
  | { kind: 'command'; args: string[] }
  | { kind: 'url'; url: string }
)

/** Sources that were stored before what looks like a secret in them was sealed. */
export async function listOpenSources(): Promise<OpenSource[]> {
  const rows = await db().toolSource.findMany({
    where: { sealedUrl: null, sealedArgs: null },
    select: { id: true, projectId: true, kind: true, args: true, url: true },
  })
  return rows.flatMap(({ id, projectId, kind, args, url }): OpenSource[] => {
    if (kind === 'command') {
      const isOpen = redactedArgs(args).some((word, i) => word !== args[i])
      return isOpen ? [{ id, projectId, kind, args }] : []
    }
    return url === null || redactedUrl(url) === url ? [] : [{ id, projectId, kind: 'url', url }]
  })
}

/** Puts what is sealed in the place of what was open, and takes the `secrets` out of the imports that came from it. */
export async function closeSource(
  { id, projectId }: OpenSource,
  sealed: { url: string; sealedUrl: string | null } | { args: string[]; sealedArgs: string | null },
  secrets: readonly { open: string; shown: string }[],
) {
  await db().$transaction([
    db().toolSource.update({ where: { id }, data: sealed }),
    ...secrets.map(
      ({ open, shown }) => db().$executeRaw`
        UPDATE "ToolImport" SET "fileName" = replace("fileName", ${open}, ${shown}),
          report = replace(report::text, ${inJson(open)}, ${inJson(shown)})::jsonb
        WHERE "projectId" = ${projectId} AND format = 'mcp'
          AND (strpos("fileName", ${open}) > 0 OR strpos(report::text, ${inJson(open)}) > 0)`,
    ),
  ])
}

/** A text as it stands between the quotes of a JSON string. */
const inJson = (text: string): string => JSON.stringify(text).slice(1, -1)

/** What is kept of a source. */
export type SourceInput = { secretNames: string[]; sealedSecrets: string | null } & (
  | { kind: 'command'; program: string; args: string[]; sealedArgs: string | null }
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
      ? {
          program: source.program,
          args: source.args,
          sealedArgs: source.sealedArgs,
          url: null,
          sealedUrl: null,
        }
      : { program: null, args: [], sealedArgs: null, url: source.url, sealedUrl: source.sealedUrl }
  const data = { kind, secretNames, sealedSecrets, ...place, listedAt: new Date() }
  await tx.toolSource.upsert({
    where: { serverId },
    create: { id: newId('source'), projectId, serverId, ...data },
    update: data,
  })
}
