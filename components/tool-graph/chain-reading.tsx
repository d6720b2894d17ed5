import type { Route } from 'next'
import Link from 'next/link'
import { Fragment } from 'react'
import { ButtonLink } from '@/components/ui/button'
import type { ToolKey } from '@/lib/tool'
import type { ArgumentSupport } from '@/lib/tool-graph'
import { ChainChecks, type JudgedChain } from './chain-checks'
import { toolNameOf } from './words'

/** The checks of one stored chain under their table. */
export function ChainReading({
  tools,
  toolLinks,
  support,
  judged,
  closeHref,
}: {
  tools: readonly ToolKey[]
  /** Where the page of each tool is. */
  toolLinks: { [tool: ToolKey]: Route }
  support: ArgumentSupport
  /** null while no model was asked. */
  judged: JudgedChain | null
  closeHref: Route
}) {
  return (
    <section
      aria-label="Checks of the chain"
      className="grid max-h-[60%] content-start gap-4 overflow-auto border-line border-t bg-raised p-4"
    >
      <div className="flex items-center justify-between gap-4">
        <h2 className="font-mono">
          {tools.map((tool, place) => {
            const href = toolLinks[tool]
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: a chain keeps its order, and a tool may stand in it twice
              <Fragment key={place}>
                {place > 0 && ' → '}
                {href ? <Link href={href}>{toolNameOf(tool)}</Link> : toolNameOf(tool)}
              </Fragment>
            )
          })}
        </h2>
        <ButtonLink href={closeHref}>Close</ButtonLink>
      </div>
      <ChainChecks support={support} judged={judged} />
    </section>
  )
}
