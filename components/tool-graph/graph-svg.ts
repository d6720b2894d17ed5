import type { Box } from '@/components/canvas/align'
import { type Curve, pathData } from '@/components/canvas/curve'
import { boundsOf, curveBetween } from '@/components/canvas/scene'
import type { DomainColor } from '@/components/tool/domain-color'
import { counted } from '@/lib/shared/format'
import type { ToolKey } from '@/lib/tool'
import { foldedGraph, type GraphDraft } from '@/lib/tool-graph'
import type { LegendEntry } from './domains'
import type { GraphTool } from './graph-tool'
import { bundleWidth, framesAround } from './group-flow'
import { cardSize, LINES_MAX, SERVER_SIZE, toolOn } from './to-flow'

const MARGIN = 24
const HEAD = 36
const LEGEND_WIDTH = 420
/** With more arrows their labels hide each other, and lines of full ink the cards. */
const DENSE = 400
const LINE = 18
const INK = '#1a1a1f'
const SOFT = '#5c5c66'
const FRAME = '#d4d4da'

/**
 * A picture of a whole graph as SVG text of its own, in the colours of paper, folded where it is folded, with what its
 * colours mean below; `width` and `height` in pixels.
 */
export function graphSvg(
  { graph, layout }: GraphDraft,
  tools: ReadonlyMap<ToolKey, GraphTool>,
  legend: readonly LegendEntry[],
  colorOf: (domain: string | null) => DomainColor,
): { svg: string; width: number; height: number } {
  const drawn = foldedGraph(graph, layout)
  const placeOf = (id: string) => layout[id] ?? { x: 0, y: 0 }
  const domainOf = ([first]: readonly ToolKey[]) => (first ? toolOn(tools, first).domain : null)
  const all: Card[] = [
    ...drawn.tools.map((key) => {
      const tool = toolOn(tools, key)
      const { name, domain, required } = tool
      return { id: key, domain, name, lines: required, ...placeOf(key), ...cardSize(tool) }
    }),
    ...drawn.groups
      .filter((group) => group.isFolded)
      .map(({ server, tools: own }) => ({
        ...{ id: server, name: server, lines: [`${counted(own.length, 'tool')}, folded`] },
        domain: domainOf(own),
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
  const frames = framesAround(drawn.groups, all).map(({ group, area }) => ({
    ...{ ...area, id: group.server, domain: domainOf(group.tools) },
  }))
  const bounds = boundsOf([...all, ...frames, ...curves.map(({ curve }) => reachOf(curve))])
  const { left: leftmost, top: topmost, right, bottom } = bounds ?? { left: 0, top: 0, right: 0, bottom: 0 }
  const [left, top] = [Math.floor(leftmost) - MARGIN, Math.floor(topmost) - MARGIN]
  const legendTop = Math.ceil(bottom) + MARGIN
  const width = Math.max(Math.ceil(right) - left + MARGIN, legend.length === 0 ? 0 : LEGEND_WIDTH)
  const height = legendTop - top + (legend.length === 0 ? 0 : legend.length * LINE + MARGIN)
  return {
    width,
    height,
    svg: [
      `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="${left} ${top} ${width} ${height}" font-family="ui-monospace, monospace" font-size="12">`,
      `<rect x="${left}" y="${top}" width="${width}" height="${height}" fill="#ffffff"/>`,
      `<defs><marker id="tip" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" markerUnits="userSpaceOnUse" orient="auto"><path d="M0,0 L8,4 L0,8 z" fill="${SOFT}"/></marker></defs>`,
      ...frames.map((frame) => frameOf(frame, colorOf(frame.domain).paper)),
      ...curves.map(({ arrow, curve }) => arrowOf(arrow, curve, arrows.length > DENSE)),
      ...all.map((card) => cardOf(card, colorOf(card.domain).paper)),
      ...legend.map((entry, i) =>
        legendLine(entry, colorOf(entry.domain).paper, left + MARGIN, legendTop + i * LINE),
      ),
      '</svg>',
    ].join('\n'),
  }
}

interface Card extends Box {
  domain: string | null
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

function frameOf(
  { id, domain, x, y, width, height }: Box & { domain: string | null },
  color: string,
): string {
  const words = domain === null ? id : `${id} · ${domain}`
  return [
    `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="8" fill="${color}" fill-opacity="0.05" stroke="${color}" stroke-opacity="0.5"/>`,
    `<text x="${x + 10}" y="${y + 24}" fill="${INK}">${escaped(cut(words, (width - 20) / LETTER))}</text>`,
  ].join('')
}

/** A colour, what it stands for, and whether anybody said so. */
function legendLine(
  { domain, tools: { length }, guess }: LegendEntry,
  color: string,
  x: number,
  y: number,
): string {
  const words = [domain ?? 'domain not known', GUESS_WORDS[guess], counted(length, 'tool')]
  return [
    `<rect x="${x}" y="${y}" width="10" height="10" rx="2" fill="${color}"/>`,
    `<text x="${x + 18}" y="${y + 9}" fill="${SOFT}">${escaped(words.filter(Boolean).join(', '))}</text>`,
  ].join('')
}

const GUESS_WORDS = { none: '', some: 'partly guessed', all: 'guessed' } satisfies Record<
  LegendEntry['guess'],
  string
>

/** What a curve stays within: the box around its ends and control points. */
function reachOf({ sourceX, sourceY, targetX, targetY, c1x, c2x, top }: Curve): Box {
  const [x, y] = [Math.min(targetX, c2x), top]
  return { id: '', x, y, width: Math.max(sourceX, c1x) - x, height: Math.max(sourceY, targetY) - y }
}

function cardOf({ id, name, lines: wanted, x, y, width, height }: Card, color: string): string {
  const rows = wanted.slice(0, LINES_MAX)
  const hidden = wanted.length - rows.length
  const lines = hidden > 0 ? [...rows.slice(0, -1), `and ${hidden + 1} more`] : rows
  return [
    `<g><title>${escaped(id)}</title>`,
    `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="6" fill="#ffffff" stroke="${FRAME}"/>`,
    `<rect x="${x}" y="${y}" width="3" height="${height}" fill="${color}"/>`,
    `<text x="${x + 10}" y="${y + 22}" fill="${INK}">${escaped(cut(name))}</text>`,
    ...lines.map(
      (line, i) =>
        `<text x="${x + 10}" y="${y + HEAD + 17 + i * LINE}" fill="${SOFT}">${escaped(cut(line))}</text>`,
    ),
    '</g>',
  ].join('')
}

function arrowOf({ label, width, isRefused }: Arrow, curve: Curve, isDense: boolean): string {
  const line = `<path d="${pathData(curve)}" fill="none" stroke="${SOFT}" stroke-width="${(isDense ? width / 2 : width).toFixed(2)}" stroke-opacity="${isRefused ? 0.25 : isDense ? 0.4 : 0.7}"${isRefused ? ' stroke-dasharray="4 4"' : ''} marker-end="url(#tip)"/>`
  if (label === null || isDense) return line
  return `${line}<text x="${curve.labelX}" y="${curve.labelY - 4}" fill="${SOFT}" font-size="10" text-anchor="middle">${escaped(label)}</text>`
}

/** Of a letter of the picture's size, at most. */
const LETTER = 7.3
const CHARS_MAX = 26
const cut = (text: string, chars = CHARS_MAX): string =>
  text.length > chars ? `${text.slice(0, Math.floor(chars) - 1)}…` : text

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign)
