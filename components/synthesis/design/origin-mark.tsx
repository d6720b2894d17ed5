'use client'

import { useDesign } from './design-context'
import { DEFAULTS, isChanged, type Origin, type SettingPath, valueAt, wordsOf } from './settings'

const ORIGINS: { [origin in Origin]: { mark: string; says: string; look: string } } = {
  paper: { mark: 'paper', says: 'The value of ASTRA’s paper', look: 'text-accent' },
  code: { mark: 'code', says: 'The value of ASTRA’s released code', look: 'text-accent' },
  ours: {
    mark: 'ours',
    says: 'This studio’s own value; ASTRA publishes none',
    look: 'text-ink-faint italic',
  },
}

/** Whose default a setting has; once it is changed, that it is, and a way back. */
export function OriginMark({ path }: { path: SettingPath }) {
  const { params, set } = useDesign()
  const words = wordsOf(path)
  const { mark, says, look } = ORIGINS[words.origin]
  if (!isChanged(params, path))
    return (
      <span title={says} className={`font-normal text-[0.6875rem] ${look}`}>
        {mark}
      </span>
    )
  const value = valueAt(DEFAULTS, path)
  const shown = typeof value === 'object' && value !== null ? 'default' : String(value ?? words.empty)
  return (
    <button
      type="button"
      title={`${says}: ${shown}. Set it back.`}
      onClick={() => set(path, value)}
      className="max-w-24 truncate rounded-sm font-normal text-[0.6875rem] text-undecided hover:underline"
    >
      changed · {mark}
      <span className="sr-only">
        : set {words.label} back to {shown}
      </span>
    </button>
  )
}

/** What the marks mean, once on the page. */
export const OriginKey = () => (
  <p className="text-ink-faint text-meta">
    Defaults: <span className="text-accent">paper</span> and <span className="text-accent">code</span> are
    ASTRA’s, <span className="italic">ours</span> are this studio’s.
  </p>
)
