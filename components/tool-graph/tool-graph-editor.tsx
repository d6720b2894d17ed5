'use client'

import { useMemo, useState } from 'react'
import { CanvasProvider } from '@/components/canvas/canvas-provider'
import { useUnsavedWarning } from '@/components/canvas/use-unsaved-warning'
import { ContextMenu } from '@/components/ui/context-menu'
import { SplitPane } from '@/components/ui/split-pane'
import { Tabs } from '@/components/ui/tabs'
import { useCommands } from '@/components/ui/use-commands'
import type { UseCount } from '@/lib/tool-graph'
import { AddServerDialog } from './add-server-dialog'
import { ChainBar } from './chain-bar'
import { CoveragePanel } from './coverage/coverage-panel'
import { useCoverage } from './coverage/use-coverage'
import { DependencyList } from './dependency-list'
import { EmptyGraph } from './empty-graph'
import { GraphCanvas } from './graph-canvas'
import { graphCommands } from './graph-commands'
import { GraphSearch } from './graph-search'
import { GraphToolbar } from './graph-toolbar'
import { GraphInspector } from './inspector/graph-inspector'
import { KeptDraftNotice } from './kept-draft-notice'
import { OvertakenDialog } from './overtaken-dialog'
import { type GraphContent, type PackedGraph, unpackGraph } from './packed-graph'
import { PeopleBar } from './presence/people-bar'
import { usePresence } from './presence/use-presence'
import { ProblemsPanel } from './problems-panel'
import { ReviewPanel } from './review-mode/review-panel'
import { ChainsPanel } from './sampler/chains-panel'
import { type ChainStore, useChainDesk } from './sampler/use-chain-desk'
import { type OpenedGraph, useGraphEditor } from './use-graph-editor'
import { type ImportGraph, useGraphHands } from './use-graph-hands'
import { useGraphProblems } from './use-graph-problems'

interface ToolGraphEditorProps extends Omit<OpenedGraph, keyof GraphContent> {
  content: PackedGraph
  /** What its files are called. */
  name: string
  /** The chains of this version, and what is done with them. */
  chains: ChainStore
  /** What was made of its tools and dependencies. */
  uses: readonly UseCount[]
  importGraph: ImportGraph
  /** The chain that is traced when the editor opens. */
  highlightedChain?: string
}

/** A tool-call graph as a canvas and as a list, with what is selected explained in words. Give it a parent of definite height. */
export function ToolGraphEditor({ content, ...props }: ToolGraphEditorProps) {
  const unpacked = useMemo(() => unpackGraph(content), [content])
  return (
    <CanvasProvider>
      <Editor {...props} {...unpacked} />
    </CanvasProvider>
  )
}

function Editor({
  chains,
  uses,
  highlightedChain,
  name,
  importGraph,
  ...graph
}: Omit<ToolGraphEditorProps, 'content'> & GraphContent) {
  const editor = useGraphEditor(graph)
  const problems = useGraphProblems(editor)
  const [view, setView] = useState<'canvas' | 'list'>('canvas')
  const [side, setSide] = useState(highlightedChain === undefined ? 'inspector' : 'chains')
  const desk = useChainDesk(editor, chains, { isOpen: side === 'chains', highlighted: highlightedChain })
  const map = useCoverage(editor, uses)
  const presence = usePresence(graph.graphId, editor)
  const { isLocked } = editor.state
  const [isFinding, setIsFinding] = useState(false)
  const [isAdding, setIsAdding] = useState(false)
  const hands = useGraphHands(editor, name, isLocked, importGraph)
  const [note, setNote] = useState('')

  async function save() {
    if (editor.isDirty && !editor.isSaving && (await editor.save(note))) setNote('')
  }

  const commands = graphCommands(editor, hands, {
    find: () => setIsFinding(true),
    addServer: () => setIsAdding(true),
    save: () => void save(),
  })
  useCommands('Graph', commands.flat())
  useUnsavedWarning(editor.isDirty)

  return (
    <div className="flex h-full min-h-0 flex-col">
      <GraphToolbar
        editor={editor}
        view={view}
        onViewChange={setView}
        note={note}
        onNoteChange={setNote}
        onSave={() => void save()}
        commands={commands}
        people={<PeopleBar presence={presence} />}
      />
      <KeptDraftNotice editor={editor} graphId={graph.graphId} readVersion={graph.readVersion} />
      <OvertakenDialog editor={editor} />
      {isAdding && <AddServerDialog editor={editor} onClose={() => setIsAdding(false)} />}
      <SplitPane
        id="tool-graph-editor"
        className="flex-1"
        panes={[
          {
            id: 'graph',
            minSize: '40%',
            content: (
              <div className="flex h-full min-h-0 flex-col">
                <div className="relative min-h-0 flex-1">
                  {isFinding && (
                    <GraphSearch
                      tools={editor.state.draft.graph.nodes}
                      onJump={editor.selectTool}
                      onClose={() => setIsFinding(false)}
                    />
                  )}
                  {view === 'canvas' && editor.state.draft.graph.nodes.length === 0 && (
                    <EmptyGraph addServer={() => setIsAdding(true)} />
                  )}
                  {view === 'canvas' ? (
                    <ContextMenu groups={commands}>
                      <div className="h-full">
                        <GraphCanvas
                          editor={editor}
                          traced={desk.traced}
                          heats={map.scale?.heats}
                          pointedAt={presence.pointedAt}
                          isLocked={isLocked}
                        />
                      </div>
                    </ContextMenu>
                  ) : (
                    <DependencyList editor={editor} pointedAt={presence.pointedAt} />
                  )}
                </div>
                {desk.chosen && side !== 'chains' && (
                  <ChainBar chain={desk.chosen} onClose={() => desk.choose(null)} />
                )}
              </div>
            ),
          },
          {
            id: 'side',
            defaultSize: '360px',
            minSize: '240px',
            maxSize: '50%',
            content: (
              <Tabs
                label="Side pane"
                className="h-full [&>[role=tablist]]:gap-3 [&>[role=tablist]]:overflow-x-auto [&>[role=tablist]]:overflow-y-hidden [&>[role=tablist]]:px-4 [&_[role=tab]]:text-meta"
                value={side}
                onValueChange={setSide}
                tabs={[
                  {
                    value: 'inspector',
                    label: 'Inspector',
                    content: <GraphInspector editor={editor} coverage={map.coverage} />,
                  },
                  {
                    value: 'chains',
                    label: desk.live.lost.length === 0 ? 'Chains' : `Chains −${desk.live.lost.length}`,
                    content: <ChainsPanel editor={editor} desk={desk} />,
                  },
                  {
                    value: 'review',
                    label: 'Review',
                    content: <ReviewPanel editor={editor} chains={desk.live.chains} />,
                  },
                  {
                    value: 'problems',
                    label: problems === null ? 'Problems' : `Problems ${problems.length}`,
                    content: <ProblemsPanel editor={editor} problems={problems} />,
                  },
                  {
                    value: 'coverage',
                    label: 'Coverage',
                    content: (
                      <CoveragePanel
                        editor={editor}
                        map={map}
                        graphVersionId={chains.graphVersionId}
                        onSample={(tools) => {
                          desk.sampleThrough(tools)
                          setSide('chains')
                        }}
                      />
                    ),
                  },
                ]}
              />
            ),
          },
        ]}
      />
    </div>
  )
}
