import type { Route } from 'next'
import Link from 'next/link'
import type { ComponentProps, ReactNode } from 'react'
import { cx } from './cx'
import { LinkPending } from './link-pending'

type ButtonVariant = 'primary' | 'quiet' | 'danger'
type ButtonSize = 'small' | 'medium'

interface ButtonLook {
  variant?: ButtonVariant
  size?: ButtonSize
  /** A 14 px icon before the label. */
  icon?: ReactNode
}

const base =
  'inline-flex shrink-0 items-center justify-center gap-1.5 whitespace-nowrap rounded-md border font-medium no-underline transition-colors duration-100 select-none disabled:opacity-50 disabled:cursor-not-allowed aria-disabled:opacity-50 [&_svg]:size-3.5 [&_svg]:shrink-0'

// Primary is ink, not accent: colour is kept for meaning, and one dark button on a page needs no more to be found.
const variants: Record<ButtonVariant, string> = {
  primary: 'border-ink bg-ink text-paper hover:not-disabled:bg-ink-soft hover:not-disabled:border-ink-soft',
  quiet: 'border-line bg-raised text-ink hover:not-disabled:bg-hover hover:not-disabled:border-line-strong',
  danger:
    'border-line bg-raised text-fail hover:not-disabled:bg-fail hover:not-disabled:border-fail hover:not-disabled:text-paper',
}

const sizes: Record<ButtonSize, string> = {
  small: 'h-6 px-2 text-meta pointer-coarse:h-11',
  medium: 'h-control px-2.5 text-body',
}

/** A verb. `type` is `button` unless said otherwise, so that no button submits a form by accident. */
export function Button({
  variant = 'quiet',
  size = 'medium',
  icon,
  className,
  children,
  ...rest
}: ButtonLook & ComponentProps<'button'>) {
  return (
    <button type="button" {...rest} className={cx(base, variants[variant], sizes[size], className)}>
      {icon}
      {children}
    </button>
  )
}

/** A place that looks like a button: a real link, so it opens in a tab and works before the page is alive. */
export function ButtonLink({
  variant = 'quiet',
  size = 'medium',
  icon,
  className,
  children,
  ...rest
}: ButtonLook &
  Omit<ComponentProps<'a'>, 'href'> & {
    href: Route
    /** False for what is made anew at each request, such as a download. */
    prefetch?: boolean
  }) {
  return (
    <Link {...rest} className={cx('relative', base, variants[variant], sizes[size], className)}>
      {icon}
      {children}
      <LinkPending />
    </Link>
  )
}
