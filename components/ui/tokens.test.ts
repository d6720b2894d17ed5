import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { PAPER } from './paper-colors'

type Theme = 'light' | 'dark'
type Oklch = [lightness: number, chroma: number, hue: number]

const css = readFileSync(new URL('../../app/globals.css', import.meta.url), 'utf8')
const tokens = readTokens(css)
const themes: Theme[] = ['light', 'dark']
const grounds = ['sunken', 'paper', 'raised', 'hover', 'selected']
const toolHues = ['tool', 'deep'].flatMap((ring) => Array.from({ length: 12 }, (_, i) => `${ring}-${i + 1}`))
const meanings = [
  'pass',
  'fail',
  'undecided',
  'unjudged',
  'gold',
  'distractor',
  'reward-plus',
  'reward-minus',
  'heat',
]

describe.each(themes)('the %s theme', (theme) => {
  it.each(['ink', 'ink-soft', 'ink-faint', 'accent', ...meanings, ...toolHues])(
    'writes %s at 4.5 : 1 or more on every ground',
    (text) => {
      for (const ground of grounds)
        expect(contrast(theme, text, ground), `on ${ground}`).toBeGreaterThanOrEqual(4.5)
    },
  )

  it.each(['line-strong', 'focus'])('draws %s at 3 : 1 or more on every ground that carries it', (mark) => {
    for (const ground of ['sunken', 'paper', 'raised']) {
      expect(contrast(theme, mark, ground), `on ${ground}`).toBeGreaterThanOrEqual(3)
    }
  })

  it('writes on accent and on ink at 4.5 : 1 or more', () => {
    expect(contrast(theme, 'accent-ink', 'accent')).toBeGreaterThanOrEqual(4.5)
    expect(contrast(theme, 'paper', 'ink')).toBeGreaterThanOrEqual(4.5)
    expect(contrast(theme, 'paper', 'fail')).toBeGreaterThanOrEqual(4.5)
  })

  it('keeps every token inside sRGB, so that what is measured is what is shown', () => {
    for (const [name, pair] of tokens) {
      for (const channel of linearRgb(pair[theme])) {
        expect(channel, name).toBeGreaterThan(-0.002)
        expect(channel, name).toBeLessThan(1.002)
      }
    }
  })
})

it('knows the colours of domains on paper as they are in the light theme', () => {
  for (const ring of ['tool', 'deep'] as const)
    expect(PAPER[ring]).toEqual(PAPER[ring].map((_, i) => hexOf(tokens.get(`${ring}-${i + 1}`)?.light)))
  expect(PAPER.line).toBe(hexOf(tokens.get('line-strong')?.light))
})

it('reads every token of the sheet', () => {
  expect(tokens.size).toBe([...css.matchAll(/: light-dark\(/g)].length - 1) // all but --shade, which is translucent
})

function readTokens(sheet: string): Map<string, Record<Theme, Oklch>> {
  const found = new Map<string, Record<Theme, Oklch>>()
  const pattern = /--([a-z0-9-]+): light-dark\(oklch\(([\d. ]+)\), oklch\(([\d. ]+)\)\);/g
  for (const [, name, light, dark] of sheet.matchAll(pattern)) {
    if (name && light && dark) found.set(name, { light: oklchOf(light), dark: oklchOf(dark) })
  }
  return found
}

function oklchOf(text: string): Oklch {
  const [lightness = 0, chroma = 0, hue = 0] = text.split(' ').map(Number)
  return [lightness, chroma, hue]
}

/** Contrast ratio of WCAG 2.2, 1 to 21. */
function contrast(theme: Theme, a: string, b: string): number {
  const [darker = 0, lighter = 0] = [luminance(theme, a), luminance(theme, b)].sort((x, y) => x - y)
  return (lighter + 0.05) / (darker + 0.05)
}

function luminance(theme: Theme, name: string): number {
  const pair = tokens.get(name)
  if (!pair) throw new Error(`globals.css has no token --${name} with a light and a dark value`)
  const [red, green, blue] = linearRgb(pair[theme])
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function hexOf(color: Oklch | undefined): string {
  const bytes = linearRgb(color ?? [0, 0, 0]).map((channel) => {
    const light = Math.min(1, Math.max(0, channel))
    return Math.round(255 * (light <= 0.0031308 ? 12.92 * light : 1.055 * light ** (1 / 2.4) - 0.055))
  })
  return `#${bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('')}`
}

/** OKLCH to linear sRGB by Ottosson's matrices (https://bottosson.github.io/posts/oklab/). */
function linearRgb([lightness, chroma, hue]: Oklch): [number, number, number] {
  const a = chroma * Math.cos((hue * Math.PI) / 180)
  const b = chroma * Math.sin((hue * Math.PI) / 180)
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ]
}
