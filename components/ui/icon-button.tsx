import type { ComponentProps, ReactNode } from 'react'
import { cx } from './cx'
import { Tooltip } from './tooltip'

/** A button that shows only an icon; its name is read aloud, and shown with its shortcut under the pointer. */
export function IconButton({
  label,
  icon,
  shortcut,
  side,
  className,
  ...rest
}: Omit<ComponentProps<'button'>, 'aria-label' | 'children'> & {
  label: string
  icon: ReactNode
  shortcut?: string
  side?: 'top' | 'right' | 'bottom' | 'left'
}) {
  return (
    <Tooltip label={label} shortcut={shortcut} side={side}>
      <button
        type="button"
        {...rest}
        aria-label={label}
        className={cx(
          'inline-flex size-control shrink-0 items-center justify-center rounded-md text-ink-soft transition-colors duration-100',
          'hover:not-disabled:bg-hover hover:not-disabled:text-ink aria-pressed:bg-selected aria-pressed:text-accent disabled:cursor-not-allowed disabled:opacity-50 [&_svg]:size-4',
          className,
        )}
      >
        {icon}
      </button>
    </Tooltip>
  )
}
