'use client'

import { createContext, use, useEffect, useRef } from 'react'
import type { Command, CommandRegistry } from './command'

export const CommandRegistryContext = createContext<CommandRegistry | null>(null)

/**
 * Offers `commands` under the heading `context` for as long as the calling component is mounted: they can be found
 * in the command menu, run by their shortcuts and read in the keyboard help. The list may change at each render.
 */
export function useCommands(context: string, commands: readonly Command[]): void {
  const registry = use(CommandRegistryContext)
  const latest = useRef({ context, commands })
  useEffect(() => {
    latest.current = { context, commands }
  })
  useEffect(() => registry?.add(() => latest.current), [registry])
}
