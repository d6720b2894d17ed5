import { createContext, use } from 'react'
import { assert } from '@/lib/shared/assert'
import type { SynthesisParams } from '@/lib/synthesis'
import type { Problems } from './problems'

/** The design that is being worked on. */
export interface Design {
  params: SynthesisParams
  problems: Problems
  /** Sets the value at a path of the parameters. */
  set: (path: string, value: unknown) => void
}

export const DesignContext = createContext<Design | null>(null)

export function useDesign(): Design {
  const design = use(DesignContext)
  assert(design, 'a setting stands in a design')
  return design
}
