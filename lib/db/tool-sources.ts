import { type Id, newId } from '@/lib/shared/id'
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
    : { ...common, kind: 'url', url: url ?? '' }
}

/** The source of a server, by the server's id or name; null where its tools only ever came from files. */
export async function findSource(projectId: string, server: string): Promise<SourceRow | null> {
  const row = await db().toolSource.findFirst({
    where: { projectId, server: { OR: [{ id: server }, { name: server }] } },
    select: visible,
  })
  return row ? toRow(row) : null
}

/** The sealed variables or headers of a source, for the process that will use them; null where it has none. */
export async function sealedSecretsOf(projectId: string, serverId: string): Promise<string | null> {
  const row = await db().toolSource.findFirst({
    where: { projectId, serverId },
    select: { sealedSecrets: true },
  })
  return row?.sealedSecrets ?? null
}

/** What is kept of a source. */
export type SourceInput = { secretNames: string[]; sealedSecrets: string | null } & (
  | { kind: 'command'; program: string; args: string[] }
  | { kind: 'url'; url: string }
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
      ? { program: source.program, args: source.args, url: null }
      : { program: null, args: [], url: source.url }
  const data = { kind, secretNames, sealedSecrets, ...place, listedAt: new Date() }
  await tx.toolSource.upsert({
    where: { serverId },
    create: { id: newId('source'), projectId, serverId, ...data },
    update: data,
  })
}
