import type { Box } from '@/components/canvas/align'
import { type Curve, pathData } from '@/components/canvas/curve'
import { curveBetween } from '@/components/canvas/scene'
import { serverHue } from '@/components/tool/tool-name'
import { partsOf, type ToolKey } from '@/lib/tool'
import type { GraphDraft, ToolDependency } from '@/lib/tool-graph'
import type { GraphTool } from './graph-tool'
import { cardSize, LINES_MAX, toolOn } from './to-flow'

const MARGIN = 24
/** How far an edge that leads back may reach beyond its cards. */
const BOW = 48
const HEAD = 36
const LINE = 18
const INK = '#1a1a1f'
const SOFT = '#5c5c66'
const FRAME = '#d4d4da'
const HUE_TURN = 30

/** A picture of a whole graph as SVG text of its own, in the colours of paper; `width` and `height` in pixels. */
export function graphSvg(
  { graph, layout }: GraphDraft,
  tools: ReadonlyMap<ToolKey, GraphTool>,
): { svg: string; width: number; height: number } {
  const boxes = new Map(
    graph.nodes.map((key) => {
      const tool = toolOn(tools, key)
      return [key, { id: key, tool, ...(layout[key] ?? { x: 0, y: 0 }), ...cardSize(tool) }] as const
    }),
  )
  const all = [...boxes.values()]
  const curves = graph.dependencies.flatMap((dependency) => {
    const [from, to] = [boxes.get(dependency.from), boxes.get(dependency.to)]
    return from && to ? [{ dependency, curve: curveBetween(from, to) }] : []
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
      ...curves.map(({ dependency, curve }) => arrowOf(dependency, curve)),
      ...all.map(cardOf),
      '</svg>',
    ].join('\n'),
  }
}

interface Card extends Box {
  id: ToolKey
  tool: GraphTool
}

function cardOf({ id: key, tool, x, y, width, height }: Card): string {
  const { server } = partsOf(key)
  const rows = tool.required.slice(0, LINES_MAX)
  const hidden = tool.required.length - rows.length
  const lines = hidden > 0 ? [...rows.slice(0, -1), `and ${hidden + 1} more`] : rows
  return [
    `<g><title>${escaped(key)}</title>`,
    `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="6" fill="#ffffff" stroke="${FRAME}"/>`,
    `<rect x="${x}" y="${y}" width="3" height="${height}" fill="hsl(${serverHue(server) * HUE_TURN} 55% 40%)"/>`,
    `<text x="${x + 10}" y="${y + 22}" fill="${INK}">${escaped(cut(tool.name))}</text>`,
    ...lines.map(
      (line, i) =>
        `<text x="${x + 10}" y="${y + HEAD + 17 + i * LINE}" fill="${SOFT}">${escaped(cut(line))}</text>`,
    ),
    '</g>',
  ].join('')
}

function arrowOf({ parameter, weight, review }: ToolDependency, curve: Curve): string {
  const isRefused = review === 'refused'
  const line = `<path d="${pathData(curve)}" fill="none" stroke="${SOFT}" stroke-width="${(1 + 2 * weight).toFixed(2)}" stroke-opacity="${isRefused ? 0.25 : 0.7}"${isRefused ? ' stroke-dasharray="4 4"' : ''} marker-end="url(#tip)"/>`
  if (parameter === null) return line
  return `${line}<text x="${curve.labelX}" y="${curve.labelY - 4}" fill="${SOFT}" font-size="10" text-anchor="middle">${escaped(parameter)}</text>`
}

const CHARS_MAX = 26
const cut = (text: string): string => (text.length > CHARS_MAX ? `${text.slice(0, CHARS_MAX - 1)}…` : text)

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign)
