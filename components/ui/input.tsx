import type { ComponentProps } from 'react'
import { controlLook } from './control'
import { cx } from './cx'

export function Input({ className, ...rest }: ComponentProps<'input'>) {
  return (
    <input
      type="text"
      autoComplete="off"
      {...rest}
      className={cx(controlLook, 'h-control px-2', className)}
    />
  )
}
