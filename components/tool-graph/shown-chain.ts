import type { Chain, ChainVerdict } from '@/lib/tool-graph'

/** A stored chain, as the canvas can trace it, with what models said of it last; nothing where none was asked. */
export type ShownChain = Chain & { id: string; verdicts: readonly ChainVerdict[] }
