import { useStore } from '@xyflow/react'

/** Below this zoom a node is a tinted box; in it a card's lines are no longer legible. */
export const FAR_ZOOM = 0.4
/** From this zoom on there is room for what is only of interest from close by. */
const CLOSE_ZOOM = 1.2

/** From how near the canvas is looked at. Changes at two zooms only, so that those who ask are seldom drawn anew. */
export const useNearness = (): 'far' | 'near' | 'close' =>
  useStore(({ transform: [, , zoom] }) => (zoom < FAR_ZOOM ? 'far' : zoom < CLOSE_ZOOM ? 'near' : 'close'))

const STEP = 1.3

/**
 * How many times larger than on the canvas something has to be drawn to keep about its size on screen, from 1 to
 * `largest`. In steps, so that zooming draws it anew now and then and not with every move.
 */
export const useMagnification = (largest: number): number =>
  useStore(({ transform: [, , zoom] }) =>
    Math.min(largest, Math.max(1, STEP ** Math.floor(Math.log(0.8 / zoom) / Math.log(STEP)))),
  )
