import { describe, expect, it } from 'vitest'
import { type Alignment, aligned, type Box, snapped } from './align'

const aBox = (id: string, x: number, y: number, width = 100, height = 50): Box => ({
  id,
  x,
  y,
  width,
  height,
})
const three = [aBox('a', 0, 0), aBox('b', 130, 40, 60, 30), aBox('c', 400, 90)]

describe('lining boxes up', () => {
  it.each<[Alignment, { [id: string]: [number, number] }]>([
    ['left', { a: [0, 0], b: [0, 40], c: [0, 90] }],
    ['right', { a: [400, 0], b: [440, 40], c: [400, 90] }],
    ['centre', { a: [200, 0], b: [220, 40], c: [200, 90] }],
    ['top', { a: [0, 0], b: [130, 0], c: [400, 0] }],
    ['bottom', { a: [0, 90], b: [130, 110], c: [400, 90] }],
    ['middle', { a: [0, 45], b: [130, 55], c: [400, 45] }],
    ['columns', { a: [0, 0], b: [220, 40], c: [400, 90] }],
    ['rows', { a: [0, 0], b: [130, 55], c: [400, 90] }],
  ])('%s', (how, places) => {
    expect(aligned(three, how)).toEqual(
      Object.fromEntries(Object.entries(places).map(([id, [x, y]]) => [id, { x, y }])),
    )
  })

  it('leaves one box alone, and two where gaps are meant', () => {
    expect(aligned(three.slice(0, 1), 'left')).toEqual({})
    expect(aligned(three.slice(0, 2), 'columns')).toEqual({})
  })
})

describe('a dragged box', () => {
  it('meets the nearest edge or middle within reach, on each axis on its own', () => {
    expect(snapped(aBox('d', 3, 200), three, 5)).toEqual({ x: 0, y: 200, lines: [{ axis: 'x', at: 0 }] })
    expect(snapped(aBox('d', 204, 92), three, 5)).toEqual({
      x: 204,
      y: 90,
      lines: [{ axis: 'y', at: 90 }],
    })
  })

  it('stays where nothing is near, and never meets itself', () => {
    expect(snapped(aBox('d', 1000, 1000), three, 5)).toEqual({ x: 1000, y: 1000, lines: [] })
    expect(snapped(aBox('a', 2, 500), [aBox('a', 0, 500)], 5).lines).toEqual([])
  })
})
