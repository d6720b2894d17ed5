import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { useEffect, useRef } from 'react'
import { type Alignment, aligned } from '@/components/canvas/align'
import { openTextFile, pngOf, saveFile } from '@/components/canvas/save-file'
import { useCanvasView } from '@/components/canvas/use-canvas-view'
import { useDomainColors } from '@/components/tool/domain-colors'
import { toast } from '@/components/ui/toaster'
import type { Result } from '@/lib/shared/result'
import { partsOf, type ToolKey } from '@/lib/tool'
import {
  formatFragment,
  fragmentOf,
  type GraphDraft,
  isFolded,
  parseFragment,
  pasteFragment,
  toolsBehind,
  withoutRefused,
} from '@/lib/tool-graph'
import { legendOf } from './domains'
import { graphSvg } from './graph-svg'
import { placed } from './placed'
import { cardSize, SERVER_SIZE, toolOn } from './to-flow'
import type { GraphEditor } from './use-graph-editor'
import { toolNameOf } from './words'

/** Makes a new graph of the text of one. */
export type ImportGraph = (input: { name: string; text: string }) => Promise<Result<{ graphId: string }>>

export interface GraphHands {
  /** The selected tools with what joins them, onto the clipboard; cutting also takes them off the graph. */
  copy(): void
  cut(): void
  paste(): void
  /** What is selected, or all of it where nothing is, as a new graph, which is opened. */
  duplicate(): void
  align(how: Alignment): void
  exportAs(format: 'json' | 'svg' | 'png'): void
  importFile(): void
}

/** What hands do with a graph beyond one edit at a time: the clipboard, lining up, files. */
export function useGraphHands(
  editor: GraphEditor,
  name: string,
  isLocked: boolean,
  importGraph: ImportGraph,
): GraphHands {
  const view = useCanvasView()
  const router = useRouter()
  const colorOf = useDomainColors()
  const { draft, selection } = editor.state
  const keys = toolsBehind(draft.graph, selection.nodes)
  const known = [...editor.tools.keys()]

  const copied = () => (keys.length === 0 ? null : formatFragment(fragmentOf(draft, keys)))
  const takeOff = () => editor.remove({ nodes: keys, edges: [] })

  /** A text's tools may be of servers that are not on this graph yet; those of the project are read then. */
  async function parsed(text: string): Promise<Result<GraphDraft>> {
    const read = parseFragment(text, known)
    if (read.ok || read.problem.code !== 'unknown-tool') return read
    const named = editor.servers.offered.filter((server) => text.includes(`"${server.name}/`))
    const servers = await Promise.all(named.map(({ id }) => editor.servers.read(id)))
    const found = servers.flatMap((server) => server?.tools ?? [])
    return parseFragment(text, [...known, ...found.map(({ key }) => key)])
  }

  async function pasteText(text: string) {
    const fragment = await parsed(text)
    if (!fragment.ok) return void toast.error(`Nothing is pasted. ${fragment.problem.message}`)
    const pasted = pasteFragment(
      editor.store.getState().draft,
      placed(fragment.value, editor.tools),
      view.middle(),
    )
    const { toolsAdded, dependenciesAdded } = pasted
    if (toolsAdded.length + dependenciesAdded === 0)
      return void toast('All of it is on this graph already; a tool stands on it once.')
    const what = toolsAdded.length === 1 ? toolNameOf(toolsAdded[0] as ToolKey) : `${toolsAdded.length} tools`
    editor.apply({ name: `paste ${what} and ${dependenciesAdded} dependencies`, draft: pasted.draft })
    editor.store.select({ nodes: toolsAdded, edges: [] })
  }

  async function toClipboard(): Promise<boolean> {
    const text = copied()
    if (text === null) return false
    try {
      await navigator.clipboard.writeText(text)
      return true
    } catch {
      toast.error('The browser does not let this page write to the clipboard; press Ctrl+C instead.')
      return false
    }
  }

  useClipboardKeys({
    copied,
    cut: isLocked ? null : takeOff,
    paste: isLocked ? null : (text) => void pasteText(text),
  })

  return {
    copy: () => void toClipboard(),
    cut: () => void toClipboard().then((isCopied) => isCopied && takeOff()),
    paste: () =>
      void navigator.clipboard.readText().then(pasteText, () => {
        toast.error('The browser does not let this page read the clipboard; press Ctrl+V instead.')
      }),
    duplicate() {
      const text = formatFragment(keys.length === 0 ? draft : fragmentOf(draft, keys))
      void importGraph({ name, text }).then((made) => {
        if (made.ok) router.push(`/tool-graphs/${made.value.graphId}` as Route)
        else toast.error(`There is no duplicate. ${made.problem.message}`)
      })
    },
    align(how) {
      const boxes = selection.nodes.map((id) => ({
        id,
        ...(draft.layout[id] ?? { x: 0, y: 0 }),
        ...(isFolded(draft.layout, id) ? SERVER_SIZE : cardSize(toolOn(editor.tools, id as ToolKey))),
      }))
      const places = aligned(boxes, how)
      if (Object.keys(places).length > 0) editor.move(places)
    },
    exportAs(format) {
      // Nothing is lost on the way out and in again; a picture shows what may be walked.
      if (format === 'json')
        return saveFile(`${name}.json`, new Blob([formatFragment(draft)], { type: 'application/json' }))
      const exported = withoutRefused(draft)
      const { svg, width, height } = graphSvg(
        exported,
        editor.tools,
        legendOf(exported.graph.nodes, (key) => editor.domainOf(partsOf(key).server)),
        colorOf,
      )
      if (format === 'svg') return saveFile(`${name}.svg`, new Blob([svg], { type: 'image/svg+xml' }))
      void pngOf(svg, width, height).then((png) => {
        if (png === null) toast.error('The browser cannot draw a picture of this size; export SVG instead.')
        else saveFile(`${name}.png`, png)
      })
    },
    importFile: () =>
      void openTextFile('.json,application/json').then(async (file) => {
        const read = await parsed(file.text)
        if (!read.ok) return void toast.error(`${file.name} is not imported. ${read.problem.message}`)
        editor.apply({ name: `import ${file.name}`, draft: placed(read.value, editor.tools) })
        view.showAll()
      }),
  }
}

/** Ctrl or Cmd with C, X and V on the graph, by the browser's own events, which need no permission. */
function useClipboardKeys(hands: {
  copied: () => string | null
  cut: (() => void) | null
  paste: ((text: string) => void) | null
}): void {
  const latest = useRef(hands)
  useEffect(() => {
    latest.current = hands
  })
  useEffect(() => {
    function hear(event: ClipboardEvent) {
      if (isAboutText(event.target)) return
      const { copied, cut, paste } = latest.current
      if (event.type === 'paste') {
        const text = event.clipboardData?.getData('text/plain') ?? ''
        if (text !== '') paste?.(text)
        return
      }
      const text = copied()
      if (text === null || (event.type === 'cut' && cut === null)) return
      event.clipboardData?.setData('text/plain', text)
      event.preventDefault()
      if (event.type === 'cut') cut?.()
    }
    const events = ['copy', 'cut', 'paste'] as const
    for (const name of events) document.addEventListener(name, hear)
    return () => {
      for (const name of events) document.removeEventListener(name, hear)
    }
  }, [])
}

const isAboutText = (target: EventTarget | null): boolean =>
  (target instanceof Element &&
    target.closest('input, textarea, select, [contenteditable="true"], [role="dialog"]') !== null) ||
  document.getSelection()?.isCollapsed === false
