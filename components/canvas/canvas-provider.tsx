export { ReactFlowProvider as CanvasProvider } from '@xyflow/react'
