import type { ReactNode } from 'react'

/** A headed part of a tool's document; `nothing` stands where the document says nothing. */
export function SchemaSection({
  title,
  nothing,
  children,
}: {
  title: string
  /** One sentence. */
  nothing: string
  children: ReactNode | null
}) {
  return (
    <section className="grid gap-2">
      <h2 className="font-medium text-section">{title}</h2>
      {children ?? <p className="text-ink-soft">{nothing}</p>}
    </section>
  )
}
