import type { ComponentProps } from 'react'
import { cx } from './cx'

/** A dense table with a head that stays. Lists beyond a few hundred rows want `VirtualTable`. */
export function Table({ className, ...rest }: ComponentProps<'table'>) {
  return <table {...rest} className={cx('w-full border-separate border-spacing-0 text-meta', className)} />
}

/** A head cell; `numeric` puts it over right-aligned figures. */
export function TableHead({ numeric, className, ...rest }: ComponentProps<'th'> & { numeric?: boolean }) {
  return (
    <th
      scope="col"
      {...rest}
      className={cx(
        'sticky top-0 z-10 h-row whitespace-nowrap border-line border-b bg-paper px-3 font-medium text-ink-faint first:pl-4 last:pr-4',
        numeric ? 'text-right' : 'text-left',
        className,
      )}
    />
  )
}

export function TableRow({ className, ...rest }: ComponentProps<'tr'>) {
  return <tr {...rest} className={cx('group hover:bg-hover aria-selected:bg-selected', className)} />
}

/** A cell; `numeric` sets figures in mono, right-aligned. */
export function TableCell({ numeric, className, ...rest }: ComponentProps<'td'> & { numeric?: boolean }) {
  return (
    <td
      {...rest}
      className={cx(
        'h-row border-line border-b px-3 py-1 first:pl-4 last:pr-4',
        numeric && 'figures whitespace-nowrap text-right',
        className,
      )}
    />
  )
}
