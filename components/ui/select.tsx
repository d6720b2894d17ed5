import { ChevronDown } from 'lucide-react'
import type { ComponentProps } from 'react'
import { controlLook } from './control'
import { cx } from './cx'

/** The browser's own select, dressed: it already has the keyboard, the reader's language and the phone's wheel. */
export function Select({ className, children, ...rest }: ComponentProps<'select'>) {
  return (
    <span className={cx('relative inline-flex', className)}>
      <select {...rest} className={cx(controlLook, 'h-control appearance-none truncate pr-7 pl-2')}>
        {children}
      </select>
      <ChevronDown
        aria-hidden
        className="pointer-events-none absolute inset-y-0 right-2 my-auto size-3.5 text-ink-faint"
      />
    </span>
  )
}
