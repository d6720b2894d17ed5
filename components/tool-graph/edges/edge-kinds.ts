import type { EdgeTypes } from '@xyflow/react'
import { DependencyEdgeLine } from './dependency-edge'

export const edgeKinds = { dependency: DependencyEdgeLine } satisfies EdgeTypes
