import type { RowChange } from '../dataset'
import { fingerprintOf } from '../shared/fingerprint'
import { partsOf, type ToolKey } from '../tool'

/** The names that a trainer's functions may bear: `legal` turns any name into one of them. */
export interface NameStyle {
  lengthMax: number
  legal(name: string): string
}

/** What OpenAI accepts: letters, digits, underscore and dash, at most 64. Tools are named so already. */
export const OPENAI_NAMES: NameStyle = {
  lengthMax: 64,
  legal: (name) => name.replace(/[^A-Za-z0-9_-]/g, '_'),
}

/** Python identifiers, because TRL builds Python functions from tools. */
export const PYTHON_NAMES: NameStyle = {
  lengthMax: 64,
  legal(name) {
    const spelled = name.replace(/[^A-Za-z0-9_]/g, '_')
    const started = /^[A-Za-z_]/.test(spelled) ? spelled : `_${spelled}`
    return PYTHON_KEYWORDS.has(started) ? `${started}_` : started
  },
}

/** True for a name that Python takes for a function. */
export const isPythonName = (name: string): boolean => name !== '' && PYTHON_NAMES.legal(name) === name

/** How the tools of one row are called in it, and which of these names differ from the tool's own. */
export interface FunctionNames {
  nameOf(tool: ToolKey): string
  changes: RowChange[]
}

/**
 * Names for the tools of one row: the tool's own name, with its server in front only where two servers of
 * the row share it, made legal. Names that meet after that get a short fingerprint of the key, so a tool is
 * never mistaken for another. The same tools give the same names in any order.
 */
export function functionNames(tools: readonly ToolKey[], style: NameStyle): FunctionNames {
  const keys = [...new Set(tools)].sort()
  const shared = repeated(keys.map((key) => partsOf(key).tool))
  const wanted = new Map(
    keys.map((key) => {
      const { server, tool } = partsOf(key)
      return [key, style.legal(shared.has(tool) ? `${server}_${tool}` : tool)]
    }),
  )
  const clashing = repeated([...wanted.values()].map((name) => name.slice(0, style.lengthMax)))
  const names = new Map<ToolKey, string>()
  for (const [key, name] of wanted) {
    const cut = name.slice(0, style.lengthMax)
    names.set(
      key,
      clashing.has(cut) ? `${name.slice(0, style.lengthMax - 9)}_${fingerprintOf(key).slice(0, 8)}` : cut,
    )
  }
  return {
    nameOf(tool) {
      const name = names.get(tool)
      if (name === undefined) throw new Error(`Invariant broken: ${tool} is none of the row's tools`)
      return name
    },
    changes: [...names].flatMap(([tool, name]): RowChange[] =>
      name === partsOf(tool).tool ? [] : [{ kind: 'function-renamed', tool, name }],
    ),
  }
}

function repeated(names: readonly string[]): Set<string> {
  const seen = new Set<string>()
  return new Set(names.filter((name) => seen.size === seen.add(name).size))
}

const PYTHON_KEYWORDS = new Set(
  'False None True and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield'.split(
    ' ',
  ),
)
