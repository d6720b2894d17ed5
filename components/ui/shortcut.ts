/**
 * Shortcuts are written as text: keys held together joined by `+` (`mod+k`, `shift+j`), keys pressed one after the
 * other separated by a space (`g t`). `mod` is ⌘ on Apple's keyboards and Ctrl elsewhere. Keys carry the name of
 * `KeyboardEvent.key`, letters in lower case; a printable sign that needs shift is written as itself (`?`).
 */

/** The keys of an event that decide a shortcut. */
export interface KeyPress {
  key: string
  ctrlKey: boolean
  metaKey: boolean
  altKey: boolean
  shiftKey: boolean
}

/** A second key counts as part of a sequence within this time. */
const SEQUENCE_MS = 1200

const capNames: Record<string, string> = {
  arrowup: '↑',
  arrowdown: '↓',
  arrowleft: '←',
  arrowright: '→',
  enter: '↵',
  escape: 'Esc',
  backspace: '⌫',
  delete: 'Del',
  space: 'Space',
  shift: '⇧',
  alt: 'Alt',
}

/** What to print on the caps, in pressing order. */
export function keyCapsOf(shortcut: string, isMac: boolean): string[] {
  return shortcut
    .split(' ')
    .flatMap((chord) => keysOf(chord))
    .map((key) => {
      if (key === 'mod') return isMac ? '⌘' : 'Ctrl'
      return capNames[key] ?? (key.length === 1 ? key.toUpperCase() : key)
    })
}

/** The chord an event presses, in the spelling of shortcuts, or null for a modifier alone. */
export function chordOf(press: KeyPress): string | null {
  const key = press.key === ' ' ? 'space' : press.key.toLowerCase()
  if (['control', 'meta', 'alt', 'shift', 'altgraph', 'dead'].includes(key)) return null
  const isPrintedSign = key.length === 1 && key.toUpperCase() === key.toLowerCase()
  return [
    press.ctrlKey || press.metaKey ? 'mod' : null,
    press.altKey ? 'alt' : null,
    press.shiftKey && !isPrintedSign ? 'shift' : null,
    key,
  ]
    .filter((part) => part !== null)
    .join('+')
}

export type ShortcutMatch = { kind: 'run'; shortcut: string } | { kind: 'wait' } | { kind: 'none' }

/** Follows key presses and says which of the shortcuts they complete; it remembers the start of a sequence. */
export function followShortcuts() {
  let started: { chord: string; at: number } | null = null
  return function press(chord: string, at: number, shortcuts: readonly string[]): ShortcutMatch {
    const sequence = started && at - started.at <= SEQUENCE_MS ? `${started.chord} ${chord}` : null
    started = null
    if (sequence && shortcuts.includes(sequence)) return { kind: 'run', shortcut: sequence }
    if (shortcuts.includes(chord)) return { kind: 'run', shortcut: chord }
    if (shortcuts.some((shortcut) => shortcut.startsWith(`${chord} `))) {
      started = { chord, at }
      return { kind: 'wait' }
    }
    return { kind: 'none' }
  }
}

// A lone '+' is a key of its own, not a joint.
function keysOf(chord: string): string[] {
  return chord === '+' ? ['+'] : chord.split(/(?<=.)\+(?=.)/)
}
