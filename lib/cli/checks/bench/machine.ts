import { cpus, totalmem } from 'node:os'

/** The machine in a phrase: figures mean nothing without its size. */
export function machineInWords(): string {
  const [first] = cpus()
  const gigabytes = Math.round(totalmem() / 1024 ** 3)
  return `${cpus().length} cores (${first?.model.trim() || process.arch}), ${gigabytes} GB memory, Node ${process.versions.node}, ${process.platform}`
}
