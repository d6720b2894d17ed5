import type { Alignment } from '@/components/canvas/align'
import type { Command } from '@/components/ui/command'
import { newTools, serverGroups } from '@/lib/tool-graph'
import type { GraphEditor } from './use-graph-editor'
import type { GraphHands } from './use-graph-hands'

/** What the editor around the graph lends to its commands. */
export interface GraphSurface {
  find: () => void
  addServer: () => void
  save: () => void
}

const ALIGNMENTS: { [how in Alignment]: string } = {
  left: 'Line up left edges',
  centre: 'Line up centres',
  right: 'Line up right edges',
  top: 'Line up top edges',
  middle: 'Line up middles',
  bottom: 'Line up bottom edges',
  columns: 'Equal gaps from left to right',
  rows: 'Equal gaps from top to bottom',
}

/** The editor's verbs as they can be used right now, in groups: for the command menu, the keyboard and the context menu. */
export function graphCommands(editor: GraphEditor, hands: GraphHands, surface: GraphSurface): Command[][] {
  const { store, state } = editor
  const { isLocked } = state
  const { nodes, edges } = state.selection
  const when = (isOffered: boolean, ...commands: Command[]) => (isOffered ? commands : [])
  return [
    [
      { name: 'graph.find', label: 'Find a tool', shortcut: 'mod+f', run: surface.find },
      {
        name: 'graph.lock',
        label: isLocked ? 'Unlock the graph' : 'Lock the graph',
        run: () => store.lock(!isLocked),
      },
    ],
    [
      ...when(nodes.length > 0, { name: 'graph.copy', label: 'Copy', run: hands.copy }),
      ...when(nodes.length > 0 && !isLocked, { name: 'graph.cut', label: 'Cut', run: hands.cut }),
      ...when(!isLocked, { name: 'graph.paste', label: 'Paste', run: hands.paste }),
      {
        name: 'graph.duplicate',
        label: nodes.length > 0 ? 'Duplicate as a new graph' : 'Duplicate all as a new graph',
        run: hands.duplicate,
      },
      ...when(nodes.length + edges.length > 0 && !isLocked, {
        name: 'graph.remove',
        label: 'Remove what is selected',
        run: () => editor.remove(state.selection),
      }),
      ...when(!isLocked, {
        name: 'graph.add-server',
        label: 'Add server',
        run: surface.addServer,
      }),
      {
        name: 'graph.select-all',
        label: 'Select all tools',
        shortcut: 'mod+a',
        run: () => store.select({ nodes: state.draft.graph.nodes, edges: [] }),
      },
      ...when(nodes.length + edges.length > 0, {
        name: 'graph.select-nothing',
        label: 'Select nothing',
        shortcut: 'escape',
        run: () => store.select({ nodes: [], edges: [] }),
      }),
    ],
    when(
      nodes.length > 1 && !isLocked,
      ...(Object.keys(ALIGNMENTS) as Alignment[])
        .filter((how) => nodes.length > 2 || (how !== 'columns' && how !== 'rows'))
        .map((how) => ({ name: `graph.align-${how}`, label: ALIGNMENTS[how], run: () => hands.align(how) })),
    ),
    [
      { name: 'graph.undo', label: 'Undo', shortcut: 'mod+z', run: store.undo },
      { name: 'graph.redo', label: 'Redo', shortcut: 'mod+shift+z', run: store.redo },
      { name: 'graph.save', label: 'Save version', shortcut: 'mod+s', run: surface.save },
    ],
    when(!isLocked, ...arrangeCommands(editor)),
    when(!isLocked, ...foldCommands(editor)),
    [
      { name: 'graph.export-json', label: 'Export as JSON', run: () => hands.exportAs('json') },
      { name: 'graph.export-svg', label: 'Export as SVG', run: () => hands.exportAs('svg') },
      { name: 'graph.export-png', label: 'Export as PNG', run: () => hands.exportAs('png') },
      ...when(!isLocked, { name: 'graph.import', label: 'Import JSON', run: hands.importFile }),
    ],
  ]
}

/** The ways to arrange the graph that there are right now. */
export function arrangeCommands({ arrange, state }: GraphEditor): Command[] {
  const fresh = newTools(state.draft).length
  return [
    { name: 'graph.arrange-layered', label: 'Arrange in layers', run: () => void arrange('layered') },
    { name: 'graph.arrange-force', label: 'Arrange by force', run: () => void arrange('force') },
    ...(fresh === 0 || fresh === state.draft.graph.nodes.length
      ? []
      : [
          {
            name: 'graph.arrange-new',
            label: `Arrange only what is new: ${fresh}`,
            run: () => void arrange('new'),
          },
        ]),
  ]
}

function foldCommands({ foldAll, state: { draft } }: GraphEditor): Command[] {
  const groups = serverGroups(draft.graph, draft.layout)
  if (groups.length < 2) return []
  const commands: Command[] = []
  if (groups.some((group) => !group.isFolded))
    commands.push({ name: 'graph.fold-all', label: 'Fold all servers', run: () => foldAll(true) })
  if (groups.some((group) => group.isFolded))
    commands.push({ name: 'graph.unfold-all', label: 'Unfold all servers', run: () => foldAll(false) })
  return commands
}
