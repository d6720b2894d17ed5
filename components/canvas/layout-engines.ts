import type { LayoutRequest, Positions } from '@/lib/shared/layout'
import type { FlatLayout } from '@/lib/shared/nested-layout'
import type { ForceWords } from './force.worker'

/** The ways in which a canvas is arranged as a whole. */
export type LayoutKind = 'layered' | 'force'

/** An arranger in a worker of its own; `end` stops it wherever it is. */
export interface LayoutEngine {
  arrange: FlatLayout
  end(): void
}

export const startEngine: { [kind in LayoutKind]: () => Promise<LayoutEngine> } = {
  layered: startLayered,
  force: startForce,
}

// Left to right in layers; the cheaper crossing strategy keeps 2,000 nodes within the deadline.
const LAYERED = {
  'elk.algorithm': 'layered',
  'elk.direction': 'RIGHT',
  'elk.spacing.nodeNode': '24',
  'elk.spacing.componentComponent': '48',
  'elk.layered.spacing.nodeNodeBetweenLayers': '96',
  'elk.layered.crossingMinimization.strategy': 'LAYER_SWEEP',
  'elk.layered.nodePlacement.strategy': 'BRANDES_KOEPF',
}

async function startLayered(): Promise<LayoutEngine> {
  const { default: Elk } = await import('elkjs/lib/elk-api')
  const elk = new Elk({ workerFactory: () => new Worker(new URL('./layered.worker.ts', import.meta.url)) })
  return {
    async arrange({ boxes, arrows }: LayoutRequest): Promise<Positions> {
      const root = await elk.layout({
        id: 'root',
        layoutOptions: LAYERED,
        children: boxes.map(({ id, width, height }) => ({ id, width, height })),
        edges: arrows.map(({ from, to }, i) => ({ id: `arrow-${i}`, sources: [from], targets: [to] })),
      })
      return Object.fromEntries(
        (root.children ?? []).map(({ id, x, y }) => [id, { x: Math.round(x ?? 0), y: Math.round(y ?? 0) }]),
      )
    },
    end: () => elk.terminateWorker(),
  }
}

async function startForce(): Promise<LayoutEngine> {
  const worker = new Worker(new URL('./force.worker.ts', import.meta.url))
  return {
    arrange: (request, hear) =>
      new Promise((resolve, reject) => {
        worker.onerror = ({ message }) => reject(new Error(message))
        worker.onmessage = ({ data }: MessageEvent<ForceWords>) => {
          if ('share' in data) hear(data.share)
          else resolve(data.positions)
        }
        worker.postMessage(request)
      }),
    end: () => worker.terminate(),
  }
}
