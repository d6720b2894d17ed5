import type { ReactNode } from 'react'
import { cx } from './cx'

export const TOOL_HUES = 12

/**
 * A small label in a hairline box: "built-in", a version, the two letters of a server. With `color` (CSS) it
 * wears that.
 */
export function Tag({
  color,
  children,
  className,
  title,
}: {
  color?: string
  children: ReactNode
  className?: string
  title?: string
}) {
  return (
    <span
      title={title}
      style={color === undefined ? undefined : { color, borderColor: 'currentColor' }}
      className={cx(
        'inline-flex h-4.5 shrink-0 items-center whitespace-nowrap rounded-sm border border-line px-1.5 font-mono text-[0.6875rem] text-ink-soft leading-none',
        className,
      )}
    >
      {children}
    </span>
  )
}

/** The CSS colour of tool hue `hue`; numbers beyond 12 go round. */
export function toolColor(hue: number): string {
  return `var(--tool-${((((hue - 1) % TOOL_HUES) + TOOL_HUES) % TOOL_HUES) + 1})`
}
