import type { Box } from '@/components/canvas/align'
import { type Curve, pathData } from '@/components/canvas/curve'
import { curveBetween } from '@/components/canvas/scene'
import { serverHue } from '@/components/tool/tool-name'
import { partsOf, type ToolKey } from '@/lib/tool'
import { foldedGraph, type GraphDraft } from '@/lib/tool-graph'
import type { GraphTool } from './graph-tool'
import { bundleWidth } from './group-flow'
import { cardSize, LINES_MAX, SERVER_SIZE, toolOn } from './to-flow'

const MARGIN = 24
/** How far an edge that leads back may reach beyond its cards. */
const BOW = 48
const HEAD = 36
const LINE = 18
const INK = '#1a1a1f'
const SOFT = '#5c5c66'
const FRAME = '#d4d4da'
const HUE_TURN = 30

/**
 * A picture of a whole graph as SVG text of its own, in the colours of paper, folded where it is folded; `width` and
 * `height` in pixels.
 */
export function graphSvg(
  { graph, layout }: GraphDraft,
  tools: ReadonlyMap<ToolKey, GraphTool>,
): { svg: string; width: number; height: number } {
  const drawn = foldedGraph(graph, layout)
  const placeOf = (id: string) => layout[id] ?? { x: 0, y: 0 }
  const all: Card[] = [
    ...drawn.tools.map((key) => {
      const { name, required } = toolOn(tools, key)
      const size = cardSize(toolOn(tools, key))
      return { id: key, server: partsOf(key).server, name, lines: required, ...placeOf(key), ...size }
    }),
    ...drawn.groups
      .filter((group) => group.isFolded)
      .map(({ server, tools: { length } }) => ({
        ...{ id: server, server, name: server, lines: [`${length} tools, folded`] },
        ...placeOf(server),
        ...SERVER_SIZE,
      })),
  ]
  const boxes = new Map(all.map((card) => [card.id, card]))
  const arrows: Arrow[] = [
    ...drawn.dependencies.map(({ from, to, parameter, weight, review }) => ({
      ...{ from, to, label: parameter, width: 1 + 2 * weight, isRefused: review === 'refused' },
    })),
    ...drawn.bundles.map(({ from, to, dependencies: { length } }) => ({
      ...{ from, to, label: `${length}`, width: bundleWidth(length), isRefused: false },
    })),
  ]
  const curves = arrows.flatMap((arrow) => {
    const [from, to] = [boxes.get(arrow.from), boxes.get(arrow.to)]
    return from && to ? [{ arrow, curve: curveBetween(from, to) }] : []
  })
  const left = Math.min(0, ...all.map(({ x }) => x - BOW)) - MARGIN
  const top =
    Math.floor(Math.min(0, ...all.map(({ y }) => y), ...curves.map(({ curve }) => curve.top))) - MARGIN
  const width = Math.ceil(Math.max(0, ...all.map((box) => box.x + box.width + BOW)) - left + MARGIN)
  const height = Math.ceil(Math.max(0, ...all.map((box) => box.y + box.height)) - top + MARGIN)
  return {
    width,
    height,
    svg: [
      `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="${left} ${top} ${width} ${height}" font-family="ui-monospace, monospace" font-size="12">`,
      `<rect x="${left}" y="${top}" width="${width}" height="${height}" fill="#ffffff"/>`,
      `<defs><marker id="tip" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" markerUnits="userSpaceOnUse" orient="auto"><path d="M0,0 L8,4 L0,8 z" fill="${SOFT}"/></marker></defs>`,
      ...curves.map(({ arrow, curve }) => arrowOf(arrow, curve)),
      ...all.map(cardOf),
      '</svg>',
    ].join('\n'),
  }
}

interface Card extends Box {
  server: string
  name: string
  lines: readonly string[]
}

interface Arrow {
  from: string
  to: string
  label: string | null
  width: number
  isRefused: boolean
}

function cardOf({ id, server, name, lines: wanted, x, y, width, height }: Card): string {
  const rows = wanted.slice(0, LINES_MAX)
  const hidden = wanted.length - rows.length
  const lines = hidden > 0 ? [...rows.slice(0, -1), `and ${hidden + 1} more`] : rows
  return [
    `<g><title>${escaped(id)}</title>`,
    `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="6" fill="#ffffff" stroke="${FRAME}"/>`,
    `<rect x="${x}" y="${y}" width="3" height="${height}" fill="hsl(${serverHue(server) * HUE_TURN} 55% 40%)"/>`,
    `<text x="${x + 10}" y="${y + 22}" fill="${INK}">${escaped(cut(name))}</text>`,
    ...lines.map(
      (line, i) =>
        `<text x="${x + 10}" y="${y + HEAD + 17 + i * LINE}" fill="${SOFT}">${escaped(cut(line))}</text>`,
    ),
    '</g>',
  ].join('')
}

function arrowOf({ label, width, isRefused }: Arrow, curve: Curve): string {
  const line = `<path d="${pathData(curve)}" fill="none" stroke="${SOFT}" stroke-width="${width.toFixed(2)}" stroke-opacity="${isRefused ? 0.25 : 0.7}"${isRefused ? ' stroke-dasharray="4 4"' : ''} marker-end="url(#tip)"/>`
  if (label === null) return line
  return `${line}<text x="${curve.labelX}" y="${curve.labelY - 4}" fill="${SOFT}" font-size="10" text-anchor="middle">${escaped(label)}</text>`
}

const CHARS_MAX = 26
const cut = (text: string): string => (text.length > CHARS_MAX ? `${text.slice(0, CHARS_MAX - 1)}…` : text)

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign)
