import { readFileSync } from 'node:fs'

/** Resident bytes of a process now (`VmRSS`) or at most so far (`VmHWM`); null where the system does not say. */
export function memoryOf(pid: number, figure: 'VmRSS' | 'VmHWM'): number | null {
  try {
    const found = readFileSync(`/proc/${pid}/status`, 'utf8').match(new RegExp(`${figure}:\\s+(\\d+) kB`))
    return found ? Number(found[1]) * 1024 : null
  } catch {
    return null
  }
}
