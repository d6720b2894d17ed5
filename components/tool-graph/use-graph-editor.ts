import { useCallback, useMemo, useState } from 'react'
import { useStore } from 'zustand'
import { useShallow } from 'zustand/react/shallow'
import { type CanvasState, type CanvasStore, createCanvasStore } from '@/components/canvas/canvas-store'
import { useCanvasView } from '@/components/canvas/use-canvas-view'
import type { KnownDomain } from '@/components/tool/domain-form'
import { toast } from '@/components/ui/toaster'
import { partsOf, type Tool, type ToolKey } from '@/lib/tool'
import { type GraphDraft, joined, type KnownTools, proofReader, type ToolPair } from '@/lib/tool-graph'
import { type GraphEdits, graphEdits } from './graph-edits'
import { type GraphTool, graphToolOf } from './graph-tool'
import type { GraphContent } from './packed-graph'
import { placed } from './placed'
import { edgeId } from './to-flow'
import { type Arranging, useArranging } from './use-arranging'
import { type KnownServers, type OfferedServer, type ReadServer, useServers } from './use-servers'
import {
  type ReadVersion,
  type SaveVersion,
  useVersionSaving,
  type VersionSaving,
} from './use-version-saving'

/** One opened graph: what it is, what can be done to it, how it is arranged and how it is saved. */
export interface GraphEditor extends GraphEdits, Arranging, VersionSaving {
  servers: KnownServers
  /** What a server is about, and who says so. */
  domainOf(server: string): KnownDomain
  /** Brings a server's tools onto the graph, with what the built-in author says of them; false where it cannot be read. */
  addServer(serverId: string): Promise<boolean>
  store: CanvasStore<GraphDraft>
  state: Omit<CanvasState<GraphDraft>, 'dragging'>
  tools: ReadonlyMap<ToolKey, GraphTool>
  /** The documents' tools, and how well it is known that one can feed another, parameter by parameter. */
  known: KnownTools
  /** Selects some tools and dependencies and brings them into view. */
  show(place: { nodes: readonly ToolKey[]; pairs: readonly ToolPair[] }): void
  selectTool(key: ToolKey): void
  selectDependency(pair: ToolPair): void
}

/** What an editor is opened with. */
export interface OpenedGraph extends GraphContent {
  graphId: string
  version: number
  saveVersion: SaveVersion
  readVersion: ReadVersion
  /** Every server of the project. */
  servers: readonly OfferedServer[]
  readServer: ReadServer
}

const sayLocked = () => void toast('The graph is locked: unlock it to change it.')

const NOT_KNOWN: KnownDomain = { name: null, author: null, evidence: null }

/** Everything that can be done to one opened graph. */
export function useGraphEditor({
  graph,
  layout: savedLayout,
  tools: openedTools,
  version: openedVersion,
  servers: allServers,
  readServer,
  ...versions
}: OpenedGraph): GraphEditor {
  const servers = useServers(openedTools, allServers, readServer)
  const toolList = servers.tools
  const domainOf = useMemo(() => {
    const domains = new Map(allServers.map(({ name, domain }) => [name, domain]))
    return (server: string) => domains.get(server) ?? NOT_KNOWN
  }, [allServers])
  const shownTool = useCallback(
    (key: ToolKey, tool: Tool) => graphToolOf(key, tool, domainOf(partsOf(key).server).name),
    [domainOf],
  )
  const tools = useMemo(
    () => new Map(toolList.map(({ key, tool }) => [key, shownTool(key, tool)])),
    [toolList, shownTool],
  )
  const known = useMemo<KnownTools>(
    () => ({ tools: new Map(toolList.map(({ key, tool }) => [key, tool])), proofs: proofReader(toolList) }),
    [toolList],
  )
  const [store] = useState(() =>
    createCanvasStore<GraphDraft>(placed({ graph, layout: savedLayout }, tools), sayLocked),
  )
  // What is being dragged changes with every frame; only the canvas listens to that.
  const state = useStore(
    store,
    useShallow(({ dragging: _, ...settled }) => settled),
  )
  const view = useCanvasView()
  const isUnplaced = Object.keys(savedLayout).length === 0 && graph.nodes.length > 0
  const arranging = useArranging({ store, tools, isUnplaced, showAll: view.showAll })
  const saving = useVersionSaving({ store, state, tools, openedVersion, servers, ...versions })

  const edits = useMemo(() => graphEdits(store, known, view.middle), [store, known, view])

  return {
    store,
    state,
    tools,
    known,
    servers,
    domainOf,
    async addServer(serverId) {
      const read = await servers.read(serverId)
      if (read === null) return false
      const own = new Map(read.tools.map(({ key, tool }) => [key, shownTool(key, tool)]))
      await arranging.bringIn(`add ${read.title}`, joined(store.getState().draft, read.graph), own)
      view.show(read.graph.nodes)
      return true
    },
    ...edits,
    ...arranging,
    ...saving,
    show({ nodes, pairs }) {
      edits.reveal(nodes)
      store.select({ nodes: pairs.length > 0 ? [] : nodes, edges: pairs.map(edgeId) })
      view.show(nodes)
    },
    selectTool(key) {
      edits.reveal([key])
      store.select({ nodes: [key], edges: [] })
      view.show([key])
    },
    selectDependency(pair) {
      edits.reveal([pair.from, pair.to])
      store.select({ nodes: [], edges: [edgeId(pair)] })
      view.show([pair.from, pair.to])
    },
  }
}
