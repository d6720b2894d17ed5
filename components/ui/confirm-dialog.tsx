'use client'

import { AlertDialog as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import { Button } from './button'
import { overlayLook, panelLook } from './dialog-look'

/** Asks before what cannot be taken back. Says what will be gone; the focus starts on the way out. */
export function ConfirmDialog({
  trigger,
  title,
  description,
  confirmLabel,
  tone = 'danger',
  onConfirm,
}: {
  /** One button element. */
  trigger: ReactNode
  title: string
  description: ReactNode
  /** The verb itself: "Delete version", not "OK". */
  confirmLabel: string
  tone?: 'primary' | 'danger'
  onConfirm: () => void
}) {
  return (
    <Radix.Root>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Overlay className={overlayLook} />
        <Radix.Content className={panelLook}>
          <div className="grid gap-1 px-4 pt-3.5 pb-4">
            <Radix.Title className="font-medium text-section">{title}</Radix.Title>
            <Radix.Description asChild>
              <div className="text-body text-ink-soft">{description}</div>
            </Radix.Description>
          </div>
          <footer className="flex justify-end gap-2 border-line border-t px-4 py-3">
            <Radix.Cancel asChild>
              <Button>Keep</Button>
            </Radix.Cancel>
            <Radix.Action asChild>
              <Button variant={tone} onClick={onConfirm}>
                {confirmLabel}
              </Button>
            </Radix.Action>
          </footer>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
