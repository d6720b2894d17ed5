import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { deflateRaw, inflateRaw } from 'node:zlib'
import { type Candidate, type FileFacts, startFileTally } from '@/lib/dataset'
import { EXPORT_KINDS, exportFileName, writeExportRow } from '@/lib/formats'
import { fail, ok, type Result } from '@/lib/shared/result'
import { db, type Transaction } from './client'

/** A piece of a file is written when it has grown to so many bytes, which compression makes a twentieth of. */
const CHUNK_BYTES = 1_000_000

const pack = promisify<Uint8Array, Buffer>(deflateRaw)
const unpack = promisify<Uint8Array, Buffer>(inflateRaw)

/** The files of a version that is being frozen. */
interface FrozenFiles {
  /** Adds the row that a candidate becomes; line `line` (from 1) of every file. */
  add(candidate: Candidate, line: number): Promise<void>
  /** Writes what is still in hand, and says of every file what the manifest says of it. */
  finish(): Promise<FileFacts[]>
}

/** Writes the files of a version piece by piece, so that they stay what they are whatever later builds would write. */
export function startFiles(tx: Transaction, versionId: string): FrozenFiles {
  const files = EXPORT_KINDS.map((kind) => {
    const name = exportFileName(kind)
    return {
      kind,
      name,
      tally: startFileTally(name, createHash('sha256')),
      rows: [] as Uint8Array[],
      size: 0,
      next: 0,
    }
  })
  /** One piece is compressed and written while the next ones grow, and no more than one. */
  let written: Promise<unknown> = Promise.resolve()
  const write = async (file: (typeof files)[number]) => {
    const rows = file.rows
    const at = { datasetVersionId: versionId, file: file.name, position: file.next++ }
    Object.assign(file, { rows: [], size: 0 })
    await written
    written = pack(Buffer.concat(rows)).then((packed) =>
      tx.datasetFileChunk.create({
        data: { ...at, bytes: new Uint8Array(packed) },
        select: { position: true },
      }),
    )
    // It is told when it is waited for.
    written.catch(() => {})
  }
  return {
    async add(candidate, line) {
      for (const file of files) {
        const row = file.tally.add(writeExportRow(file.kind, candidate, line))
        file.rows.push(row)
        file.size += row.length
        if (file.size >= CHUNK_BYTES) await write(file)
      }
    },
    async finish() {
      for (const file of files) if (file.size > 0) await write(file)
      await written
      return files.map(({ tally }) => tally.facts())
    },
  }
}

/** A file of a frozen version as it streams: the very bytes whose checksum the manifest names. */
export async function openDatasetFile(
  projectId: string,
  versionId: string,
  file: string,
): Promise<Result<AsyncGenerator<Uint8Array>>> {
  const version = { id: versionId, projectId }
  const isKept = await db().datasetFileChunk.findFirst({
    where: { file, version },
    select: { position: true },
  })
  if (isKept) return ok(streamChunks(versionId, file))
  return fail(
    'not-kept',
    `This version was frozen by an earlier build, which kept no files, so that ${file} can no longer be had to the byte. Open its selection and freeze it again.`,
  )
}

async function* streamChunks(datasetVersionId: string, file: string): AsyncGenerator<Uint8Array> {
  for (let position = 0; ; position++) {
    const chunk = await db().datasetFileChunk.findUnique({
      where: { datasetVersionId_file_position: { datasetVersionId, file, position } },
      select: { bytes: true },
    })
    if (!chunk) return
    yield await unpack(chunk.bytes)
  }
}
