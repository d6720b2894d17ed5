import { useMemo, useState } from 'react'
import { toast } from '@/components/ui/toaster'
import type { Result } from '@/lib/shared/result'
import type { ToolKey } from '@/lib/tool'
import { type Chain, type ChainSampling, chainsLost } from '@/lib/tool-graph'
import type { JudgedChain } from '../chain-checks'
import type { ShownChain } from '../shown-chain'
import type { GraphEditor } from '../use-graph-editor'
import { useAnswer } from './use-answer'
import { chainKey, type LiveChains, useChainSampling } from './use-chain-sampling'
import { type FollowedJob, useFollowedJob } from './use-followed-job'

/** What the studio does with chains for the editor, and what it knows of the stored ones. */
export interface ChainStore {
  /** The saved version that chains are stored for. */
  graphVersionId: string
  stored: readonly ShownChain[]
  models: readonly { id: string; label: string }[]
  sample(input: {
    graphVersionId: string
    sampling: ChainSampling
  }): Promise<Result<{ sampled: number; added: number; total: number }>>
  verify(input: VerifyRequest): Promise<Result<{ jobId: string }>>
  readAnswers(input: { chainId: string }): Promise<Result<JudgedChain | null>>
}

export interface VerifyRequest {
  graphVersionId: string
  model: string
  otherModels: string[]
  samples: number
  seed: number
  /** Only these; all that are stored when left out. */
  chainIds?: string[]
}

export interface ChainDesk {
  live: LiveChains
  view: 'live' | 'stored'
  setView(view: 'live' | 'stored'): void
  stored: readonly ShownChain[]
  /** Of the stored ones, those that can no longer be walked on the draft. */
  storedLost: ReadonlySet<Chain>
  /** The chain whose checks are read; it stays traced while nothing else is pointed at. */
  chosen: Chain | null
  choose(chain: Chain | null): void
  point(chain: Chain | null): void
  traced: readonly ToolKey[]
  /** Samples live chains that pass all of these tools. */
  sampleThrough(tools: readonly ToolKey[]): void
  storedAs(chain: Chain): ShownChain | null
  /** What models answered about the chosen chain; undefined while it is read. */
  answers: JudgedChain | null | undefined
  store: ChainStore
  isSaving: boolean
  /** What came of the last saving, in a sentence; empty before the first. */
  savedWords: string
  save(): Promise<void>
  followed: FollowedJob | null
  verify(input: Omit<VerifyRequest, 'graphVersionId'>): Promise<void>
}

const WALKS_THROUGH = 5000
/** The same value every time: what is drawn by it is not drawn anew. */
const NOTHING: readonly ToolKey[] = []

/** Everything about chains beside one canvas: sampled live, stored, traced, judged. */
export function useChainDesk(
  editor: GraphEditor,
  store: ChainStore,
  { isOpen, highlighted }: { isOpen: boolean; highlighted?: string },
): ChainDesk {
  const { stored } = store
  const byKey = useMemo(() => new Map(stored.map((chain) => [chainKey(chain), chain])), [stored])
  const byModels = useMemo(() => new Map([...byKey].map(([key, { verdicts }]) => [key, verdicts])), [byKey])
  const live = useChainSampling(editor, byModels, isOpen)
  const [view, setView] = useState<'live' | 'stored'>(highlighted === undefined ? 'live' : 'stored')
  const [chosen, setChosen] = useState<Chain | null>(stored.find(({ id }) => id === highlighted) ?? null)
  const [pointed, point] = useState<Chain | null>(null)
  const [isSaving, setIsSaving] = useState(false)
  const [savedWords, setSavedWords] = useState('')
  const { followed, follow } = useFollowedJob()
  const { graph } = editor.state.draft
  const storedLost = useMemo(() => new Set<Chain>(chainsLost(stored, graph)), [stored, graph])
  const storedAs = (chain: Chain) => byKey.get(chainKey(chain)) ?? null
  const asked = chosen && storedAs(chosen)
  const answers = useAnswer(asked !== null && asked.verdicts.length > 0 ? asked.id : null, store.readAnswers)

  return {
    live,
    view,
    setView,
    stored,
    storedLost,
    chosen,
    choose: setChosen,
    point,
    traced: (pointed ?? chosen)?.tools ?? NOTHING,
    sampleThrough(tools) {
      setView('live')
      setChosen(null)
      // Few walks pass some given tools by chance.
      live.change({ mustContain: [...tools], walks: Math.max(live.sampling.walks, WALKS_THROUGH) })
    },
    storedAs,
    answers,
    store,
    isSaving,
    savedWords,
    async save() {
      setIsSaving(true)
      const saved = await store.sample({ graphVersionId: store.graphVersionId, sampling: live.sampling })
      setIsSaving(false)
      if (!saved.ok) return void toast.error(saved.problem.message)
      const { sampled, added, total } = saved.value
      // Said where it was asked for: a toast would lie over the button.
      setSavedWords(
        `${sampled} chains are stored for version ${editor.version}: ${added} are new, ${total} in all.`,
      )
    },
    followed,
    async verify(input) {
      const started = await store.verify({ ...input, graphVersionId: store.graphVersionId })
      if (started.ok) follow(started.value.jobId)
      else toast.error(started.problem.message)
    },
  }
}
