'use client'

import { useState } from 'react'
import { formatCount } from '@/lib/shared/format'
import { cx } from './cx'
import { branchesOf, isBranch, previewOf } from './json-branches'

const BATCH = 100
const TEXT_SHOWN = 600

/**
 * A JSON value as a tree to fold. Only what is open is in the page: long lists come a hundred at a time, long texts
 * are cut with their length named. Values are written as text, never as markup.
 */
export function JsonView({
  value,
  label,
  openDepth = 2,
  className,
}: {
  value: unknown
  /** What the value is, read aloud. */
  label: string
  /** How many levels are open at first. */
  openDepth?: number
  className?: string
}) {
  return (
    <section
      aria-label={label}
      className={cx('overflow-x-auto font-mono text-meta leading-normal', className)}
    >
      <Node value={value} name={null} openDepth={openDepth} />
    </section>
  )
}

function Node({ value, name, openDepth }: { value: unknown; name: string | null; openDepth: number }) {
  if (isBranch(value)) return <Branch value={value} name={name} openDepth={openDepth} />
  return (
    <div className="pl-4">
      <Name name={name} />
      <Leaf value={value} />
    </div>
  )
}

function Branch({ value, name, openDepth }: { value: object; name: string | null; openDepth: number }) {
  const [isOpen, setOpen] = useState(openDepth > 0)
  const [shown, setShown] = useState(BATCH)
  const branches = branchesOf(value)
  const [opening, closing] = Array.isArray(value) ? ['[', ']'] : ['{', '}']
  if (branches.length === 0) {
    return (
      <div className="pl-4">
        <Name name={name} />
        {opening}
        {closing}
      </div>
    )
  }
  return (
    <div>
      <button
        type="button"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
        className="w-full truncate rounded-sm text-left hover:bg-hover"
      >
        <span aria-hidden className="inline-block w-4 text-center text-ink-faint">
          {isOpen ? '▾' : '▸'}
        </span>
        <Name name={name} />
        {opening}
        {!isOpen && (
          <>
            <span className="text-ink-faint">{previewOf(value)}</span>
            {closing}
            <span className="ml-2 text-ink-faint">{formatCount(branches.length)}</span>
          </>
        )}
      </button>
      {isOpen && (
        <>
          <div className="ml-2 border-line border-l pl-2">
            {branches.slice(0, shown).map(([key, child]) => (
              <Node
                key={key}
                name={Array.isArray(value) ? null : key}
                value={child}
                openDepth={openDepth - 1}
              />
            ))}
            {branches.length > shown && (
              <button
                type="button"
                onClick={() => setShown(shown + BATCH)}
                className="ml-4 rounded-sm text-accent hover:underline"
              >
                {formatCount(shown)} of {formatCount(branches.length)} shown · show {BATCH} more
              </button>
            )}
          </div>
          <div className="pl-4">{closing}</div>
        </>
      )}
    </div>
  )
}

function Name({ name }: { name: string | null }) {
  if (name === null) return null
  return (
    <>
      <span className="text-ink-soft">{name}</span>
      <span className="text-ink-faint">: </span>
    </>
  )
}

function Leaf({ value }: { value: unknown }) {
  const [isWhole, setWhole] = useState(false)
  if (typeof value !== 'string') {
    return <span className={value === null ? 'text-ink-faint italic' : 'text-tool-9'}>{String(value)}</span>
  }
  const isCut = value.length > TEXT_SHOWN && !isWhole
  return (
    <span className="wrap-anywhere whitespace-pre-wrap text-ink">
      {JSON.stringify(isCut ? `${value.slice(0, TEXT_SHOWN)}…` : value)}
      {isCut && (
        <button
          type="button"
          onClick={() => setWhole(true)}
          className="ml-2 rounded-sm text-accent hover:underline"
        >
          show all {formatCount(value.length)} characters
        </button>
      )}
    </span>
  )
}
