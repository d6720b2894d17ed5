const PREVIEW_NAMES = 4

export function isBranch(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

/** What hangs below an object or an array, by name or by place. */
export function branchesOf(value: object): [string, unknown][] {
  return Object.entries(value)
}

/** A folded object by its first names, a folded array by nothing but its dots. */
export function previewOf(value: object): string {
  if (Array.isArray(value)) return '…'
  const names = Object.keys(value)
  return ` ${names.slice(0, PREVIEW_NAMES).join(', ')}${names.length > PREVIEW_NAMES ? ', …' : ''} `
}
