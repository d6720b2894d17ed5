'use client'

import { Command as Cmdk } from 'cmdk'
import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { Dialog as Radix } from 'radix-ui'
import { type ReactNode, use } from 'react'
import { cx } from '@/components/ui/cx'
import { overlayLook, panelLook } from '@/components/ui/dialog-look'
import { Kbd } from '@/components/ui/kbd'
import { CommandRegistryContext } from '@/components/ui/use-commands'
import { useRecentPlaces } from './use-recent-places'

/** Every command on offer and every page lately seen, by name. */
export function CommandMenu({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  return (
    <Radix.Root open={isOpen} onOpenChange={(open) => !open && onClose()}>
      <Radix.Portal>
        <Radix.Overlay className={overlayLook} />
        <Radix.Content
          aria-describedby={undefined}
          className={cx(panelLook, 'w-[min(36rem,calc(100vw-2rem))] overflow-hidden')}
        >
          <Radix.Title className="sr-only">Find a place or a command</Radix.Title>
          <Choices onClose={onClose} />
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

function Choices({ onClose }: { onClose: () => void }) {
  const router = useRouter()
  const recent = useRecentPlaces()
  const groups = use(CommandRegistryContext)?.list() ?? []

  // Closed first: a command may open something of its own.
  function choose(run: () => void) {
    onClose()
    run()
  }

  return (
    <Cmdk label="Find a place or a command" className="flex min-h-0 flex-col">
      <Cmdk.Input
        placeholder="Find a place or a command"
        className="h-11 w-full shrink-0 border-line border-b bg-transparent px-4 text-body outline-none"
      />
      <Cmdk.List className="min-h-0 overflow-y-auto p-1.5 [&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-ink-faint [&_[cmdk-group-heading]]:text-meta">
        <Cmdk.Empty className="px-2.5 py-6 text-center text-ink-soft">
          No place or command has that name.
        </Cmdk.Empty>
        {recent.length > 0 && (
          <Cmdk.Group heading="Recent">
            {recent.map((place) => (
              <Choice
                key={place.path}
                value={`recent ${place.title} ${place.path}`}
                onSelect={() => choose(() => router.push(place.path as Route))}
              >
                <span className="min-w-0 flex-1 truncate">{place.title}</span>
                <span className="truncate font-mono text-ink-faint text-meta">{place.path}</span>
              </Choice>
            ))}
          </Cmdk.Group>
        )}
        {groups.toReversed().map((group) => (
          <Cmdk.Group key={group.context} heading={group.context}>
            {group.commands
              .filter((command) => command.name !== 'studio.find')
              .map((command) => (
                <Choice
                  key={command.name}
                  value={`${command.name} ${command.label}`}
                  onSelect={() => choose(command.run)}
                >
                  <span className="min-w-0 flex-1 truncate">{command.label}</span>
                  {command.shortcut && <Kbd keys={command.shortcut} />}
                </Choice>
              ))}
          </Cmdk.Group>
        ))}
      </Cmdk.List>
    </Cmdk>
  )
}

function Choice({ value, onSelect, children }: { value: string; onSelect: () => void; children: ReactNode }) {
  return (
    <Cmdk.Item
      value={value}
      onSelect={onSelect}
      className="flex h-control cursor-pointer items-center gap-3 rounded-sm px-2.5 data-[selected=true]:bg-hover"
    >
      {children}
    </Cmdk.Item>
  )
}
