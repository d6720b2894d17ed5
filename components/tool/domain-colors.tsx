'use client'

import { createContext, type ReactNode, use, useMemo } from 'react'
import { domainColors } from './domain-color'

const Colors = createContext(domainColors([]))

/** Says which domains a project has, so that each of them has a colour of its own in what is drawn inside. */
export function DomainColors({ domains, children }: { domains: readonly string[]; children: ReactNode }) {
  return <Colors value={useMemo(() => domainColors(domains), [domains])}>{children}</Colors>
}

/** The colour of each domain. */
export const useDomainColors = () => use(Colors)
