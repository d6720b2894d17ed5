import { describe, expect, it } from 'vitest'
import { chordOf, followShortcuts, keyCapsOf } from './shortcut'

const aPress = (key: string, held: Partial<Parameters<typeof chordOf>[0]> = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
})

describe('chordOf', () => {
  it('calls Ctrl and ⌘ the same', () => {
    expect(chordOf(aPress('k', { ctrlKey: true }))).toBe('mod+k')
    expect(chordOf(aPress('k', { metaKey: true }))).toBe('mod+k')
  })

  it('spells letters in lower case and keeps their shift', () => {
    expect(chordOf(aPress('J', { shiftKey: true }))).toBe('shift+j')
  })

  it('takes a sign as it is printed, whatever had to be held for it', () => {
    expect(chordOf(aPress('?', { shiftKey: true }))).toBe('?')
  })

  it('hears nothing in a modifier alone', () => {
    expect(chordOf(aPress('Shift', { shiftKey: true }))).toBeNull()
  })
})

describe('followShortcuts', () => {
  const shortcuts = ['g t', 'g j', 'j', 'mod+k']

  it('runs a single key at once', () => {
    expect(followShortcuts()('j', 0, shortcuts)).toEqual({ kind: 'run', shortcut: 'j' })
  })

  it('waits for the second key of a sequence and prefers the sequence to the key', () => {
    const press = followShortcuts()
    expect(press('g', 0, shortcuts)).toEqual({ kind: 'wait' })
    expect(press('j', 900, shortcuts)).toEqual({ kind: 'run', shortcut: 'g j' })
  })

  it('forgets the first key after a while', () => {
    const press = followShortcuts()
    press('g', 0, shortcuts)
    expect(press('j', 5000, shortcuts)).toEqual({ kind: 'run', shortcut: 'j' })
  })

  it('forgets the first key when another follows', () => {
    const press = followShortcuts()
    press('g', 0, shortcuts)
    expect(press('x', 10, shortcuts)).toEqual({ kind: 'none' })
    expect(press('t', 20, shortcuts)).toEqual({ kind: 'none' })
  })
})

describe('keyCapsOf', () => {
  it('prints the modifier that the keyboard has', () => {
    expect(keyCapsOf('mod+k', true)).toEqual(['⌘', 'K'])
    expect(keyCapsOf('mod+k', false)).toEqual(['Ctrl', 'K'])
  })

  it('prints sequences in pressing order', () => {
    expect(keyCapsOf('g t', false)).toEqual(['G', 'T'])
  })

  it('prints a plus as a plus', () => {
    expect(keyCapsOf('mod++', false)).toEqual(['Ctrl', '+'])
    expect(keyCapsOf('+', false)).toEqual(['+'])
  })
})
