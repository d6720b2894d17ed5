import { type Id, newId } from '@/lib/shared/id'
import type { JsonObject } from '@/lib/shared/json'
import type { ToolFailure, ToolKey } from '@/lib/tool'
import { asJson, db, Prisma } from './client'

/** Tries that share one state: which document's tools, against what. */
export interface TrySession {
  id: Id<'trySession'>
  documentId: string
  backend: TryBackend
  seed: number
  failureRate: number
  createdAt: Date
}

export type TryBackend = 'emulator' | 'live'

/** One call that a person made, and what came back. */
export interface ToolTry {
  ordinal: number
  tool: ToolKey
  arguments: JsonObject
  content: string
  /** Longer than `content` where only the beginning is kept. */
  contentLength: number
  failure: ToolFailure | null
  durationMs: number | null
  createdAt: Date
}

type StoredSession = Omit<TrySession, 'id' | 'backend'> & { id: string; backend: string }
const toSession = (row: StoredSession): TrySession => ({
  id: row.id as Id<'trySession'>,
  documentId: row.documentId,
  backend: row.backend as TryBackend,
  seed: row.seed,
  failureRate: row.failureRate,
  createdAt: row.createdAt,
})

/** The session of a document that goes on against a backend: the newest one; null before the first. */
export async function currentSession(
  projectId: string,
  documentId: string,
  backend: TryBackend,
): Promise<TrySession | null> {
  const row = await db().trySession.findFirst({
    where: { projectId, documentId, backend },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
  })
  return row && toSession(row)
}

export async function startSession(
  projectId: string,
  session: { serverId: string } & Pick<TrySession, 'documentId' | 'backend' | 'seed' | 'failureRate'>,
): Promise<TrySession> {
  return toSession(await db().trySession.create({ data: { id: newId('trySession'), projectId, ...session } }))
}

/** The tries of a session in their order. */
export async function listTries(projectId: string, sessionId: string): Promise<ToolTry[]> {
  const rows = await db().toolTry.findMany({ where: { projectId, sessionId }, orderBy: { ordinal: 'asc' } })
  return rows.map((row) => ({
    ordinal: row.ordinal,
    tool: row.tool as ToolKey,
    arguments: row.arguments as JsonObject,
    content: row.content,
    contentLength: row.contentLength,
    failure: row.failure as ToolFailure | null,
    durationMs: row.durationMs,
    createdAt: row.createdAt,
  }))
}

/** Keeps a try at its place in the session; false where another try has taken that place meanwhile. */
export async function saveTry(
  projectId: string,
  sessionId: string,
  made: Omit<ToolTry, 'createdAt'>,
): Promise<boolean> {
  const { count } = await db().toolTry.createMany({
    data: [
      {
        projectId,
        sessionId,
        ...made,
        arguments: asJson(made.arguments),
        failure: made.failure === null ? Prisma.DbNull : asJson(made.failure),
      },
    ],
    skipDuplicates: true,
  })
  return count === 1
}
