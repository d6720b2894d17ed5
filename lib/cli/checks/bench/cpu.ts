import { readdirSync, readFileSync } from 'node:fs'
import { db } from '@/lib/db/client'

/** Ticks of the kernel's clock in a second, as every Linux has it. */
const TICKS = 100

/** The parent of a process and the processor's time of it, and of its children that have ended, in seconds; null when it is gone. */
function processTimes(pid: number): { parent: number; own: number; ended: number } | null {
  try {
    const line = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const field = line
      .slice(line.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number)
    const sum = (...at: number[]) => at.reduce((total, place) => total + (field[place] ?? 0), 0) / TICKS
    return { parent: field[1] ?? 0, own: sum(11, 12), ended: sum(13, 14) }
  } catch {
    return null
  }
}

/** The processor's time of one process so far, in seconds. */
export const cpuSecondsOf = (pid: number): number => processTimes(pid)?.own ?? 0

/** The processor's time of the database server so far, all of its processes, in seconds; null where it is not on this machine. */
export async function databaseCpuSeconds(): Promise<number | null> {
  if (process.platform !== 'linux') return null
  const [backend] = await db().$queryRaw<{ pid: number }[]>`SELECT pg_backend_pid() AS pid`
  const server = processTimes(backend?.pid ?? 0)?.parent
  const times = server === undefined ? null : processTimes(server)
  if (!times) return null
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => processTimes(Number(name)) ?? [])
    .filter(({ parent }) => parent === server)
  return children.reduce((sum, { own }) => sum + own, times.own + times.ended)
}
