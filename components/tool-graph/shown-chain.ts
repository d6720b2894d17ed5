import type { Chain } from '@/lib/tool-graph'

/** A stored chain, as the canvas can trace it. */
export type ShownChain = Chain & { id: string }
