import type { ComponentProps } from 'react'
import { controlLook } from './control'
import { cx } from './cx'

export function Textarea({ className, ...rest }: ComponentProps<'textarea'>) {
  return (
    <textarea
      rows={4}
      {...rest}
      className={cx(controlLook, 'field-sizing-content min-h-20 px-2 py-1.5', className)}
    />
  )
}
