import { X } from 'lucide-react'
import type { Route } from 'next'
import Link from 'next/link'
import { useId, useState } from 'react'
import { Button } from '@/components/ui/button'
import { cx } from '@/components/ui/cx'
import { EmptyState } from '@/components/ui/empty-state'
import { IconButton } from '@/components/ui/icon-button'
import { formatCount } from '@/lib/shared/format'
import type { ToolKey } from '@/lib/tool'
import type { Chain, ChainStanding } from '@/lib/tool-graph'
import { ChainChecks } from '../chain-checks'
import type { GraphEditor } from '../use-graph-editor'
import { VerifyChainsForm } from '../verify-chains-form'
import { chainWords } from '../words'
import { ChainRows } from './chain-rows'
import { SamplerForm } from './sampler-form'
import type { ChainDesk } from './use-chain-desk'
import { chainKey } from './use-chain-sampling'

/** Chains beside the canvas: sampled live from the draft as it stands, or those that are stored for the saved version. */
export function ChainsPanel({ editor, desk }: { editor: GraphEditor; desk: ChainDesk }) {
  return (
    <div className="flex h-full min-h-0 flex-col">
      <fieldset aria-label="Which chains" className="flex gap-1 border-line border-b px-4 py-1.5">
        {(['live', 'stored'] as const).map((view) => (
          <button
            key={view}
            type="button"
            aria-pressed={desk.view === view}
            onClick={() => desk.setView(view)}
            className={cx(
              'h-6 rounded-md px-2 text-meta first-letter:uppercase pointer-coarse:h-11',
              desk.view === view ? 'bg-selected text-ink' : 'text-ink-soft hover:bg-hover',
            )}
          >
            {view}{' '}
            <span className="figures">
              {formatCount(view === 'live' ? desk.live.chains.length : desk.stored.length)}
            </span>
          </button>
        ))}
      </fieldset>
      {desk.view === 'live' ? <Live editor={editor} desk={desk} /> : <Stored desk={desk} />}
      {desk.chosen && <Chosen desk={desk} chain={desk.chosen} />}
    </div>
  )
}

function Live({ editor, desk }: { editor: GraphEditor; desk: ChainDesk }) {
  const { live } = desk
  const { sampling, chains, drawn, judged, lost, judge } = live
  const [only, setOnly] = useState<ChainStanding['outcome'] | null>(null)
  const shown = only === null ? chains : chains.filter((chain) => judge.standingOf(chain).outcome === only)
  const [isSettingsOpen, setIsSettingsOpen] = useState(true)
  const isDrawing = drawn < sampling.walks
  return (
    <>
      <details
        open={isSettingsOpen && desk.chosen === null}
        onToggle={({ currentTarget }) => desk.chosen === null && setIsSettingsOpen(currentTarget.open)}
        className="border-line border-b px-4 py-1.5"
      >
        <summary className="text-ink-soft text-meta">How they are sampled</summary>
        <div className="pt-2 pb-1">
          <SamplerForm
            sampling={sampling}
            tools={editor.state.draft.graph.nodes}
            selected={editor.state.selection.nodes as ToolKey[]}
            onChange={live.change}
          />
        </div>
      </details>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 border-line border-b px-4 py-1.5 text-meta">
        <p role="status" className="figures text-ink-soft">
          {formatCount(chains.length)} chains, {formatCount(drawn)}{' '}
          {isDrawing && `of ${formatCount(sampling.walks)} `}
          walks
        </p>
        <fieldset aria-label="Only those that are" className="flex gap-1">
          {OUTCOMES.map(({ outcome, glyph, words, look }) => (
            <button
              key={outcome}
              type="button"
              title={words}
              aria-label={`${words}: ${judged[outcome]}`}
              aria-pressed={only === outcome}
              onClick={() => setOnly(only === outcome ? null : outcome)}
              className="figures rounded-sm px-1 hover:bg-hover aria-pressed:bg-selected"
            >
              <span aria-hidden className={`mr-1 font-semibold ${look}`}>
                {glyph}
              </span>
              {formatCount(judged[outcome])}
            </button>
          ))}
        </fieldset>
      </div>
      {lost.length > 0 && <Lost desk={desk} />}
      <div className="min-h-24 flex-1">
        {shown.length === 0 && !isDrawing ? (
          <EmptyState
            className="py-8"
            sentence={
              only === null
                ? 'No walk of this graph meets what is asked for. Ask for shorter chains, more walks or fewer places, or connect more tools.'
                : 'None of the chains stands like that.'
            }
          />
        ) : (
          <ChainRows
            label="Sampled chains"
            chains={shown}
            standingOf={judge.standingOf}
            isLost={NONE_IS_LOST}
            chosen={desk.chosen}
            onPoint={desk.point}
            onChoose={desk.choose}
          />
        )}
      </div>
      <div className="flex items-center gap-3 border-line border-t px-4 py-1.5">
        <Button
          size="small"
          variant="primary"
          disabled={editor.isDirty || desk.isSaving || isDrawing || chains.length === 0}
          onClick={() => void desk.save()}
        >
          {desk.isSaving ? 'Saving' : 'Save these chains'}
        </Button>
        <p role="status" className="min-w-0 text-ink-faint text-meta">
          {editor.isDirty ? 'Save the version first.' : desk.savedWords}
        </p>
      </div>
    </>
  )
}

const NONE_IS_LOST = () => false
const ALL_ARE_LOST = () => true

const OUTCOMES = [
  { outcome: 'pass', glyph: '✓', words: 'Usable', look: 'text-pass' },
  { outcome: 'fail', glyph: '✕', words: 'Dropped', look: 'text-fail' },
  { outcome: 'undecided', glyph: '?', words: 'Quarantined', look: 'text-undecided' },
] as const

function Lost({ desk: { live, chosen, point, choose } }: { desk: ChainDesk }) {
  return (
    <section
      aria-label="Chains that disappear"
      className="flex max-h-[35%] min-h-0 flex-col border-line border-b bg-sunken"
    >
      <div className="flex items-center justify-between gap-3 px-4 py-1.5">
        <h3 role="status" className="text-fail text-meta">
          {live.lost.length === 1
            ? '1 chain disappears'
            : `${formatCount(live.lost.length)} chains disappear`}
        </h3>
        <Button size="small" onClick={live.acceptLost}>
          Accept
        </Button>
      </div>
      <div className="h-36 min-h-0">
        <ChainRows
          label="Chains that disappear"
          chains={live.lost}
          standingOf={live.judge.standingOf}
          isLost={ALL_ARE_LOST}
          chosen={chosen}
          onPoint={point}
          onChoose={choose}
        />
      </div>
    </section>
  )
}

function Stored({ desk }: { desk: ChainDesk }) {
  const { stored, storedLost, store, followed } = desk
  if (stored.length === 0)
    return (
      <EmptyState sentence="No chains are stored for this version yet. Sample some live, and save those that you see." />
    )
  return (
    <>
      {storedLost.size > 0 && (
        <p role="status" className="border-line border-b px-4 py-1.5 text-fail text-meta">
          {formatCount(storedLost.size)} of {formatCount(stored.length)} can no longer be walked on this
          draft.
        </p>
      )}
      <div className="min-h-24 flex-1">
        <ChainRows
          label="Stored chains"
          chains={stored}
          standingOf={desk.live.judge.standingOf}
          isLost={(chain) => storedLost.has(chain)}
          chosen={desk.chosen}
          onPoint={desk.point}
          onChoose={desk.choose}
        />
      </div>
      {store.models.length > 0 && (
        <details className="border-line border-t px-4 py-1.5">
          <summary className="text-ink-soft text-meta">Have models judge the stored chains</summary>
          <VerifyChainsForm models={store.models} onVerify={desk.verify} />
        </details>
      )}
      {followed && <Followed followed={followed} />}
    </>
  )
}

function Followed({ followed: { id, job } }: { followed: NonNullable<ChainDesk['followed']> }) {
  return (
    <p role="status" className="border-line border-t px-4 py-1.5 text-ink-soft text-meta">
      <Link href={`/jobs/${id}` as Route}>Verification</Link>{' '}
      <span className="figures">
        {job === null
          ? 'is starting'
          : `${job.status}: ${formatCount(job.done)} of ${formatCount(job.total)} chains`}
      </span>
    </p>
  )
}

function Chosen({ desk, chain }: { desk: ChainDesk; chain: Chain }) {
  const heading = useId()
  const asStored = desk.storedAs(chain)
  return (
    <section
      aria-labelledby={heading}
      className="grid max-h-[45%] min-h-40 content-start gap-3 overflow-auto border-line border-t bg-raised px-4 py-3"
    >
      <div className="flex items-start justify-between gap-2">
        <h3 id={heading} className="min-w-0 break-words font-mono text-meta">
          {chainWords(chain.tools)}
        </h3>
        <IconButton
          label="Close the checks"
          icon={<X />}
          onClick={() => desk.choose(null)}
          className="-mt-1"
        />
      </div>
      {desk.answers === undefined ? (
        <p className="text-ink-faint">Reading what models answered.</p>
      ) : (
        <ChainChecks support={desk.live.judge.supportOf(chain)} judged={desk.answers} />
      )}
      {asStored !== null && desk.store.models.length > 0 && (
        <details key={chainKey(chain)}>
          <summary className="text-ink-soft text-meta">Have models judge this chain</summary>
          <VerifyChainsForm
            models={desk.store.models}
            onVerify={(asked) => desk.verify({ ...asked, chainIds: [asStored.id] })}
          />
        </details>
      )}
    </section>
  )
}
