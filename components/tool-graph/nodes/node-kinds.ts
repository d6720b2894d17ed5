import type { NodeTypes } from '@xyflow/react'
import { ToolNodeCard } from './tool-node'

/** What can stand on the tool graph's canvas; a new kind is a new line and a new file. */
export const nodeKinds = { tool: ToolNodeCard } satisfies NodeTypes
