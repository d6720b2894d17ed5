'use client'

import { use } from 'react'
import { Dialog } from '@/components/ui/dialog'
import { Kbd } from '@/components/ui/kbd'
import { CommandRegistryContext } from '@/components/ui/use-commands'

/** The shortcuts that work right here, under the headings of the surfaces that offer them. */
export function KeyboardHelp({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  return (
    <Dialog
      open={isOpen}
      onOpenChange={(open) => !open && onClose()}
      title="Keyboard"
      description="Keys rest while you type. In lists: arrows or J and K walk, Enter opens."
      className="w-[min(40rem,calc(100vw-2rem))]"
    >
      <Shortcuts />
    </Dialog>
  )
}

function Shortcuts() {
  const groups = use(CommandRegistryContext)?.list() ?? []
  return (
    <div className="columns-2 gap-8 max-sm:columns-1">
      {groups.toReversed().map((group) => {
        const keyed = group.commands.filter((command) => command.shortcut)
        if (keyed.length === 0) return null
        return (
          <section key={group.context} className="mb-4 break-inside-avoid">
            <h3 className="mb-1 text-ink-faint text-meta">{group.context}</h3>
            <dl>
              {keyed.map((command) => (
                <div key={command.name} className="flex h-6 items-center justify-between gap-3">
                  <dt className="min-w-0 truncate">{command.label}</dt>
                  <dd>{command.shortcut && <Kbd keys={command.shortcut} />}</dd>
                </div>
              ))}
            </dl>
          </section>
        )
      })}
    </div>
  )
}
