import type { Route } from 'next'
import { type ReactNode, useId, useMemo, useState } from 'react'
import { Button, ButtonLink } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { EmptyState } from '@/components/ui/empty-state'
import { Select } from '@/components/ui/select'
import { formatCount } from '@/lib/shared/format'
import type { ToolKey } from '@/lib/tool'
import { type CoverageMeasure, gapsOf, type ToolPair } from '@/lib/tool-graph'
import { edgeId, pairOf } from '../to-flow'
import type { GraphEditor } from '../use-graph-editor'
import { pairWords, toolNameOf, toolNamesOf } from '../words'
import { MEASURES } from './heat'
import { HeatLegend } from './heat-legend'
import type { CoverageMap } from './use-coverage'

/** Gaps of one kind that are listed; the rest are counted. */
const SHOWN_MAX = 100

/** How much of the graph was used: which measure the canvas shows, and where there are gaps to sample tasks for. */
export function CoveragePanel({
  editor,
  map,
  graphVersionId,
  onSample,
}: {
  editor: GraphEditor
  map: CoverageMap
  /** The saved version that tasks would be made from. */
  graphVersionId: string
  /** Samples chains that pass all of these tools. */
  onSample: (tools: readonly ToolKey[]) => void
}) {
  const id = useId()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const { graph } = editor.state.draft
  const { coverage, measure, scale } = map
  const { untasked, untried } = useMemo(() => gapsOf(graph, coverage), [graph, coverage])
  const isChosen = (gap: string) => chosen.has(gap)
  const choose = (gap: string, isOn: boolean) => {
    const next = new Set(chosen)
    if (isOn) next.add(gap)
    else next.delete(gap)
    setChosen(next)
  }
  const tools = [...new Set([...chosen].flatMap((gap) => toolsOf(gap)))].filter((key) =>
    graph.nodes.includes(key),
  )
  const query = new URLSearchParams([
    ['graphVersionId', graphVersionId],
    ...tools.map((key) => ['mustContain', key]),
  ])
  const list = (gaps: typeof untasked) => (
    <>
      <GapList
        words="tools"
        gaps={gaps.tools}
        isChosen={isChosen}
        onChoose={choose}
        nameOf={(gap) => toolNameOf(gap as ToolKey)}
        onShow={(gap) => editor.selectTool(gap as ToolKey)}
      />
      <GapList
        words="dependencies"
        gaps={gaps.dependencies.map(edgeId)}
        isChosen={isChosen}
        onChoose={choose}
        nameOf={(gap) => pairWords(pairOf(gap))}
        onShow={(gap) => editor.selectDependency(pairOf(gap) as ToolPair)}
      />
    </>
  )
  return (
    <section aria-label="Coverage" className="flex h-full min-h-0 flex-col">
      <div className="grid gap-2 border-line border-b px-4 py-2">
        <div className="flex items-center gap-3">
          <label htmlFor={id} className="font-medium text-ink-soft text-meta">
            Show on the graph
          </label>
          <Select
            id={id}
            className="min-w-0 flex-1"
            value={measure ?? ''}
            onChange={({ target }) =>
              map.show(target.value === '' ? null : (target.value as CoverageMeasure))
            }
          >
            <option value="">nothing</option>
            {(Object.keys(MEASURES) as CoverageMeasure[]).map((one) => (
              <option key={one} value={one}>
                {MEASURES[one].words}
              </option>
            ))}
          </Select>
        </div>
        {measure !== null && scale !== null && <HeatLegend measure={measure} most={scale.most} />}
        <p className="text-ink-faint text-meta">Counted over all versions of this graph.</p>
      </div>
      <div className="min-h-0 flex-1 overflow-auto">
        {untasked.tools.length +
          untasked.dependencies.length +
          untried.tools.length +
          untried.dependencies.length ===
        0 ? (
          <EmptyState sentence="Every tool and every dependency has tasks and trajectories." />
        ) : (
          <>
            <Gaps heading="No task needs them">{list(untasked)}</Gaps>
            {untried.tools.length + untried.dependencies.length > 0 && (
              <Gaps heading="Tasks need them, and nobody has tried">{list(untried)}</Gaps>
            )}
          </>
        )}
      </div>
      {tools.length > 0 && (
        <div className="grid gap-1.5 border-line border-t px-4 py-2">
          <p role="status" className="text-ink-soft text-meta">
            {tools.length > PASSED_MAX
              ? `A chain has at most ${PASSED_MAX} tools, and ${formatCount(tools.length)} are chosen: choose fewer.`
              : `Chains that pass ${toolNamesOf(tools).join(', ')}.`}
          </p>
          {tools.length <= PASSED_MAX && (
            <div className="flex flex-wrap gap-2">
              <Button size="small" onClick={() => onSample(tools)}>
                Sample chains here
              </Button>
              {editor.isDirty ? (
                <span className="self-center text-ink-faint text-meta">Save the version to make tasks.</span>
              ) : (
                <ButtonLink size="small" href={`/synthesis?${query}` as Route}>
                  Sample tasks here
                </ButtonLink>
              )}
            </div>
          )}
        </div>
      )}
    </section>
  )
}

/** The longest chain that the sampler draws. */
const PASSED_MAX = 5

/** A gap is named by the id of its node or edge. */
const toolsOf = (gap: string): ToolKey[] => {
  const { from, to } = pairOf(gap)
  return to === undefined ? [from] : [from, to]
}

function Gaps({ heading, children }: { heading: string; children: ReactNode }) {
  return (
    <section aria-label={heading}>
      <h3 className="border-line border-b bg-sunken px-4 py-1 text-ink-soft text-meta">{heading}</h3>
      {children}
    </section>
  )
}

function GapList({
  words,
  gaps,
  isChosen,
  onChoose,
  nameOf,
  onShow,
}: {
  words: string
  gaps: readonly string[]
  isChosen: (gap: string) => boolean
  onChoose: (gap: string, isOn: boolean) => void
  nameOf: (gap: string) => string
  onShow: (gap: string) => void
}) {
  if (gaps.length === 0) return null
  return (
    <div className="px-4 py-1.5">
      <h4 className="figures text-ink-faint text-meta">
        {formatCount(gaps.length)} {words}
      </h4>
      <ul aria-label={words}>
        {gaps.slice(0, SHOWN_MAX).map((gap) => (
          <li key={gap} className="flex items-start gap-2">
            <Checkbox
              label={<span className="sr-only">Choose {nameOf(gap)}</span>}
              checked={isChosen(gap)}
              onChange={(event) => onChoose(gap, event.target.checked)}
            />
            <button
              type="button"
              onClick={() => onShow(gap)}
              className="min-w-0 break-words py-1.5 text-left font-mono text-meta leading-snug hover:underline"
            >
              {nameOf(gap)}
            </button>
          </li>
        ))}
      </ul>
      {gaps.length > SHOWN_MAX && (
        <p className="text-ink-faint text-meta">and {formatCount(gaps.length - SHOWN_MAX)} more</p>
      )}
    </div>
  )
}
