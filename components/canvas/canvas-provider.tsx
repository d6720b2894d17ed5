'use client'

import { ReactFlowProvider } from '@xyflow/react'
import { createContext, type ReactNode, type RefObject, useRef } from 'react'
import type { Box } from './align'

/** Where every box of the canvas stands, whether or not it is built of elements just now. */
export const CanvasBoxes = createContext<RefObject<readonly Box[]>>({ current: [] })

/** What a canvas and those who ask it to show something share. */
export function CanvasProvider({ children }: { children: ReactNode }) {
  const boxes = useRef<readonly Box[]>([])
  return (
    <CanvasBoxes value={boxes}>
      <ReactFlowProvider>{children}</ReactFlowProvider>
    </CanvasBoxes>
  )
}
