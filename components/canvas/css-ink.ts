/**
 * CSS colours as a drawing sheet understands them: `var(--ink)` means what it means at `element`. Each is looked up
 * once, until `forget`.
 */
export function cssInk(element: HTMLElement): { inkOf: (color: string) => string; forget: () => void } {
  const known = new Map<string, string>()
  return {
    inkOf(color) {
      const ink = known.get(color)
      if (ink !== undefined) return ink
      element.style.color = color
      const read = getComputedStyle(element).color
      known.set(color, read)
      return read
    },
    forget: () => known.clear(),
  }
}
