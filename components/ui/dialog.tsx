'use client'

import { X } from 'lucide-react'
import { Dialog as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import { cx } from './cx'
import { overlayLook, panelLook } from './dialog-look'

/** A small question or a short list above the page. What deserves an address is a route, not a dialog. */
export function Dialog({
  open,
  onOpenChange,
  title,
  description,
  footer,
  className,
  children,
}: {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: string
  description?: ReactNode
  footer?: ReactNode
  className?: string
  children?: ReactNode
}) {
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className={overlayLook} />
        <Radix.Content
          className={cx(panelLook, className)}
          // The first Escape closes the list of a field, the second the dialog.
          onEscapeKeyDown={(event) =>
            document.activeElement?.getAttribute('aria-expanded') === 'true' && event.preventDefault()
          }
          {...(description ? {} : { 'aria-describedby': undefined })}
        >
          <Radix.Title className="px-4 pt-3.5 pr-12 font-medium text-section">{title}</Radix.Title>
          {description && (
            <Radix.Description className="px-4 pt-1 text-body text-ink-soft">{description}</Radix.Description>
          )}
          {children && <div className="min-h-0 overflow-y-auto px-4 pt-3 pb-4">{children}</div>}
          {footer && (
            <footer className="flex justify-end gap-2 border-line border-t px-4 py-3">{footer}</footer>
          )}
          {/* Last, so that the focus begins at the first field; only where there is none, here. */}
          <Radix.Close
            aria-label="Close"
            className="absolute top-3 right-2.5 inline-flex size-6 items-center justify-center rounded-sm text-ink-faint hover:bg-hover hover:text-ink pointer-coarse:size-11"
          >
            <X aria-hidden className="size-4" />
          </Radix.Close>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
