import type { NodeTypes } from '@xyflow/react'
import { ServerCard } from './server-card'
import { ServerFrame } from './server-frame'
import { ToolNodeCard } from './tool-node'

/** What can stand on the tool graph's canvas; a new kind is a new line and a new file. */
export const nodeKinds = { tool: ToolNodeCard, server: ServerCard, frame: ServerFrame } satisfies NodeTypes
