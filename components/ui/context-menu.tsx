'use client'

import { ContextMenu as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import type { Command } from './command'
import { Kbd } from './kbd'

/**
 * Commands under the pointer, or under the focus by the keyboard's menu key, over everything in `children`. Groups
 * are parted by a line; the commands are those of the menu and the shortcuts.
 */
export function ContextMenu({
  groups,
  children,
}: {
  groups: readonly (readonly Command[])[]
  /** One element. */
  children: ReactNode
}) {
  const shown = groups.filter((group) => group.length > 0)
  return (
    // Not modal, as the dropdown menus are.
    <Radix.Root modal={false}>
      <Radix.Trigger asChild>{children}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content collisionPadding={8} className="floating z-50 min-w-52 p-1">
          {shown.map((group, i) => (
            <Radix.Group key={group[0]?.name}>
              {i > 0 && <Radix.Separator className="-mx-1 my-1 h-px bg-line" />}
              {group.map(({ name, label, shortcut, run }) => (
                <Radix.Item
                  key={name}
                  onSelect={run}
                  className="flex h-control w-full items-center gap-2 rounded-sm px-2 text-body text-ink outline-none data-[highlighted]:bg-hover"
                >
                  <span className="min-w-0 flex-1 truncate">{label}</span>
                  {shortcut && <Kbd keys={shortcut} />}
                </Radix.Item>
              ))}
            </Radix.Group>
          ))}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
