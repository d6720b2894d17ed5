import { Search } from 'lucide-react'
import type { ComponentProps } from 'react'
import { cx } from './cx'
import { Input } from './input'

/** A search box; `label` is read aloud and stands in as the placeholder. `className` sets its width. */
export function SearchInput({
  label,
  className = 'w-56',
  ...rest
}: Omit<ComponentProps<'input'>, 'type' | 'aria-label'> & { label: string }) {
  return (
    <span className={cx('relative inline-flex', className)}>
      <Search
        aria-hidden
        className="pointer-events-none absolute inset-y-0 left-2 my-auto size-3.5 text-ink-faint"
      />
      <Input type="search" placeholder={label} {...rest} aria-label={label} className="pl-7" />
    </span>
  )
}
