import type { EdgeTypes } from '@xyflow/react'
import { BundleEdgeLine } from './bundle-edge'
import { DependencyEdgeLine } from './dependency-edge'

export const edgeKinds = { dependency: DependencyEdgeLine, bundle: BundleEdgeLine } satisfies EdgeTypes
