import type { Need } from '../reading/parameters'
import { sameThing } from '../reading/phrase'
import type { ToolReading } from '../reading/tool-reading'
import type { Evidence } from '../tool-call-graph'

/** One reason to believe that `to` follows `from`: how strongly in (0, 1), on which parameter, and the sentence. */
export interface Finding {
  parameter: string | null
  strength: number
  evidence: Evidence
}

/** Looks at an ordered pair of different tools of one server and says what it finds of its own kind. */
export type EvidenceReader = (from: ToolReading, to: ToolReading) => Finding[]

/** A parameter that may be left out is a weaker reason than one that must be there. */
export const importance = (need: Need): number => (need.isRequired ? 1 : 0.6)

export const requires = (need: Need): string => (need.isRequired ? 'requires' : 'accepts')

/** The parameter by which `tool` itself asks for what `need` asks for; such a tool knows the thing but does not find it. */
export function sameNeedOf(tool: ToolReading, need: Need): Need | null {
  return (
    tool.needs.find((own) => own.stems.join(' ') === need.stems.join(' ')) ??
    tool.needs.find(
      (own) =>
        own.points === 'strongly' && need.points === 'strongly' && sameThing(own.thing, need.thing) === 1,
    ) ??
    null
  )
}

/** Is the parameter the name that a new thing is to have? That comes from the user, not from an earlier call. */
export const namesWhatIsMade = (tool: ToolReading, need: Need): boolean =>
  tool.role === 'create' &&
  need.points !== 'strongly' &&
  sameThing(tool.thing?.stems ?? [], need.thing) >= 0.85
