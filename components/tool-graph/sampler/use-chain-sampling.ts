import { useDeferredValue, useEffect, useMemo, useState } from 'react'
import {
  type ArgumentSupport,
  argumentJudge,
  type Chain,
  ChainSampling,
  type ChainStanding,
  type ChainVerdict,
  chainSampler,
  chainsLost,
  standingOf,
} from '@/lib/tool-graph'
import type { GraphEditor } from '../use-graph-editor'

/** A chain by its tools, whoever sampled it. */
export const chainKey = ({ tools }: Pick<Chain, 'tools'>): string => tools.join('\n')

/** Judges chains of the draft as it stands. */
export interface ChainJudge {
  /** Where each required argument comes from, by the rule. */
  supportOf(chain: Pick<Chain, 'tools'>): ArgumentSupport
  /** By the rule and by what models said of the chain when it was stored. */
  standingOf(chain: Pick<Chain, 'tools'>): ChainStanding
}

export interface LiveChains {
  sampling: ChainSampling
  /** Values out of range are passed over; the sampling stays what it was. */
  change(part: Partial<ChainSampling>): void
  /** Distinct chains of the draft met so far, most walked first. */
  chains: readonly Chain[]
  /** Walks drawn for them, and how many of the chains were judged, by outcome. */
  drawn: number
  judged: { [outcome in ChainStanding['outcome']]: number }
  judge: ChainJudge
  /** Chains that were there before the last edits and can no longer be walked; gone once accepted or undone. */
  lost: readonly Chain[]
  acceptLost(): void
}

/** Work between two frames, and the least time between two states that a reader sees. */
const SLICE_MS = 8
const SHOW_EVERY_MS = 250
const WALKS_A_STEP = 100

const FIRST = ChainSampling.parse({ seed: 1, temperature: 1 })
const NOTHING_MET: Pick<LiveChains, 'chains' | 'drawn' | 'judged'> = {
  chains: [],
  drawn: 0,
  judged: { pass: 0, fail: 0, undecided: 0 },
}

/**
 * Samples and judges chains of the draft as it stands, in small slices between frames and anew after every edit of its
 * meaning. Nothing is drawn while nobody looks; what an edit takes away is known all the same.
 */
export function useChainSampling(
  { state, known }: Pick<GraphEditor, 'state' | 'known'>,
  byModels: ReadonlyMap<string, readonly ChainVerdict[]>,
  isLookedAt: boolean,
): LiveChains {
  const graph = useDeferredValue(state.draft.graph)
  const [sampling, setSampling] = useState(FIRST)
  const [met, setMet] = useState(NOTHING_MET)
  /** The chains as they were when none of them was lost. */
  const [whole, setWhole] = useState<readonly Chain[]>([])

  const judge = useMemo((): ChainJudge => {
    const tools = [...known.tools].map(([key, tool]) => ({ key, tool }))
    const supportOf = argumentJudge(graph, tools, known.proofs)
    const standings = new Map<string, ChainStanding>()
    return {
      supportOf,
      standingOf(chain) {
        const key = chainKey(chain)
        const standing =
          standings.get(key) ?? standingOf([supportOf(chain).verdict, ...(byModels.get(key) ?? [])])
        standings.set(key, standing)
        return standing
      },
    }
  }, [graph, known, byModels])

  const lost = useMemo(() => chainsLost(whole, graph), [whole, graph])
  const isWhole = lost.length === 0

  useEffect(() => {
    if (!isLookedAt) return
    const sampler = chainSampler(graph, sampling)
    let chains: readonly Chain[] = []
    let at = 0
    const judged = { ...NOTHING_MET.judged }
    let timer: ReturnType<typeof setTimeout> | undefined
    let showAt = performance.now() + SLICE_MS

    function step() {
      const until = performance.now() + SLICE_MS
      while (sampler.drawn() < sampling.walks && performance.now() < until) sampler.draw(WALKS_A_STEP)
      const isDrawn = sampler.drawn() >= sampling.walks
      if (isDrawn && chains.length === 0) chains = sampler.chains()
      for (; isDrawn && at < chains.length && performance.now() < until; at++)
        judged[judge.standingOf(chains[at] as Chain).outcome]++
      const isDone = isDrawn && at >= chains.length
      if (isDone || performance.now() >= showAt) show(isDrawn ? chains : sampler.chains())
      if (!isDone) timer = setTimeout(step)
      else if (isWhole) setWhole(chains)
    }
    function show(shown: readonly Chain[]) {
      setMet({ chains: shown, drawn: sampler.drawn(), judged: { ...judged } })
      showAt = performance.now() + SHOW_EVERY_MS
    }
    step()
    return () => clearTimeout(timer)
  }, [graph, sampling, judge, isLookedAt, isWhole])

  return {
    sampling,
    change(part) {
      const changed = ChainSampling.safeParse({ ...sampling, ...part })
      if (!changed.success || changed.data.lengthMin > changed.data.lengthMax) return
      setSampling(changed.data)
      setWhole([])
    },
    ...met,
    judge,
    lost,
    acceptLost: () => setWhole(met.chains),
  }
}
