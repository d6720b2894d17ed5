import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { SkeletonStep, Step } from '@/lib/trajectory'

/** A chunk is closed when its JSON passes this size, so that a long record is read piece by piece. */
const CHUNK_CHARACTERS = 2_000_000

export interface PackedChunk {
  firstStep: number
  lastStep: number
  bytes: Uint8Array<ArrayBuffer>
}

const pack = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(deflateRawSync(text, { level: 6 }))
const unpack = (bytes: Uint8Array): string => inflateRawSync(bytes).toString('utf8')

/** Steps in order → compressed chunks of JSON lines, each addressed by its first and last ordinal. */
export function packSteps(steps: readonly Step[]): PackedChunk[] {
  const chunks: PackedChunk[] = []
  let lines: string[] = []
  let size = 0
  let firstStep = 0
  for (const [ordinal, step] of steps.entries()) {
    const line = JSON.stringify(step)
    lines.push(line)
    size += line.length + 1
    if (size >= CHUNK_CHARACTERS || ordinal === steps.length - 1) {
      chunks.push({ firstStep, lastStep: ordinal, bytes: pack(lines.join('\n')) })
      lines = []
      size = 0
      firstStep = ordinal + 1
    }
  }
  return chunks
}

export const unpackSteps = (bytes: Uint8Array): Step[] =>
  unpack(bytes)
    .split('\n')
    .map((line) => JSON.parse(line) as Step)

export const packSkeleton = (steps: readonly SkeletonStep[]): Uint8Array<ArrayBuffer> =>
  pack(JSON.stringify(steps))
export const unpackSkeleton = (bytes: Uint8Array): SkeletonStep[] =>
  JSON.parse(unpack(bytes)) as SkeletonStep[]
