import type { CSSProperties, ReactNode } from 'react'

/** A way to a step: walks there in place, and is a real address for a new tab or a copy. */
export function StepLink({
  ordinal,
  onSelect,
  isCurrent,
  className,
  style,
  children,
}: {
  ordinal: number
  onSelect: (ordinal: number) => void
  isCurrent?: boolean
  className?: string
  style?: CSSProperties
  children: ReactNode
}) {
  return (
    <a
      href={`?step=${ordinal}`}
      aria-current={isCurrent ? 'step' : undefined}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
        event.preventDefault()
        onSelect(ordinal)
      }}
      className={className}
      style={style}
    >
      {children}
    </a>
  )
}
