import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { findProgress } from '@/lib/db/jobs'
import { isMoving, type Job } from '@/lib/job'
import { program } from '../../checkout'
import { cpuSecondsOf, databaseCpuSeconds } from './cpu'
import { memoryOf } from './memory'

/** A held worker runs in one turn of so many, each this long; two workers leave the last one to the database. */
const TURNS = 3
const TURN_MS = 20

/** A job done by workers: how long it took, what it kept, and what each process took. */
export interface WorkedJob {
  ms: number
  kept: number
  /** The largest resident size of a worker; null where the system does not say. */
  memory: number | null
  /** Seconds of the processor, of each worker from its first item and of the database; null where the system does not say. */
  cpu: { workers: number[]; database: number } | null
}

/**
 * Has worker processes of their own do a job; their start is not counted. `isHeld` gives each a third of the time, by
 * stopping and continuing it, and no two at once: so each has, while it runs, the whole machine, as workers have where
 * cores are free.
 */
export async function workedOn(
  job: Job,
  { workers: count = 1, isHeld = false }: { workers?: number; isHeld?: boolean } = {},
): Promise<WorkedJob> {
  const workers = Array.from({ length: count }, () =>
    spawn(process.execPath, [program.studio, 'worker'], { stdio: ['ignore', 'ignore', 'inherit'] }),
  )
  const release = isHeld ? holdInTurns(workers) : () => {}
  const times = async () => ({
    workers: workers.map(({ pid }) => cpuSecondsOf(pid ?? 0)),
    database: await databaseCpuSeconds(),
  })
  let before: Awaited<ReturnType<typeof times>> | null = null
  try {
    for (;;) {
      const now = await findProgress(job.id)
      if (now?.status === 'running') before ??= await times()
      if (now && !isMoving(now)) {
        const after = await times()
        const ms = Date.parse(now.finishedAt ?? '') - Date.parse(now.startedAt ?? '')
        const sizes = workers.map(({ pid }) => (pid ? memoryOf(pid, 'VmHWM') : null))
        const memory = sizes.includes(null) ? null : Math.max(...sizes.map(Number))
        const cpu =
          before === null || before.database === null || after.database === null
            ? null
            : {
                workers: after.workers.map((seconds, at) => seconds - (before?.workers[at] ?? 0)),
                database: after.database - before.database,
              }
        return { ms, kept: now.kept, memory, cpu }
      }
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  } finally {
    release()
    for (const worker of workers) {
      worker.kill('SIGTERM')
      await once(worker, 'exit')
    }
  }
}

/** Lets workers run in turns, one at a time. @returns what lets all of them go on */
function holdInTurns(workers: readonly ChildProcess[]): () => void {
  let turn = 0
  const timer = setInterval(() => {
    turn = (turn + 1) % TURNS
    for (const [at, worker] of workers.entries()) worker.kill(turn === at ? 'SIGCONT' : 'SIGSTOP')
  }, TURN_MS)
  return () => {
    clearInterval(timer)
    for (const worker of workers) worker.kill('SIGCONT')
  }
}
