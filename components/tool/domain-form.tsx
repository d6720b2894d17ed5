'use client'

import { type FormEvent, useId, useState, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { Notice } from '@/components/ui/notice'
import type { Result } from '@/lib/shared/result'
import { DOMAINS } from '@/lib/tool'
import { DomainTag } from './domain-tag'

export interface KnownDomain {
  name: string | null
  author: 'document' | 'built-in' | 'person' | null
  /** Why the built-in author guessed so. */
  evidence: string | null
}

/** What a server is about, who says so, and the way to say otherwise. */
export function DomainForm({
  domain,
  known,
  choose,
}: {
  domain: KnownDomain
  /** Domains that other servers of the project have. */
  known: readonly string[]
  /** Null gives the word back to the document or the built-in author. */
  choose: (domain: string | null) => Promise<Result<null>>
}) {
  const listId = useId()
  const [isEditing, setEditing] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const [isSaving, startSaving] = useTransition()

  const save = (name: string | null) =>
    startSaving(async () => {
      const chosen = await choose(name)
      setProblem(chosen.ok ? null : chosen.problem.message)
      if (chosen.ok) setEditing(false)
    })

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const name = String(new FormData(event.currentTarget).get('domain') ?? '').trim()
    if (name !== '') save(name)
  }

  return (
    <section aria-label="Domain" className="grid gap-2">
      <h2 className="font-medium text-section">Domain</h2>
      {isEditing ? (
        <form onSubmit={submit} className="grid gap-2">
          <Input
            name="domain"
            aria-label="Domain"
            list={listId}
            defaultValue={domain.name ?? ''}
            maxLength={80}
            required
            autoFocus
          />
          <datalist id={listId}>
            {[...new Set([...known, ...DOMAINS])].map((name) => (
              <option key={name} value={name} />
            ))}
          </datalist>
          <div className="flex flex-wrap gap-2">
            <Button type="submit" size="small" variant="primary" disabled={isSaving}>
              Save domain
            </Button>
            <Button size="small" onClick={() => setEditing(false)}>
              Cancel
            </Button>
          </div>
        </form>
      ) : (
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <DomainTag domain={domain.name} />
          <span className="text-ink-faint text-meta">{domain.author && authorWords[domain.author]}</span>
          <Button size="small" onClick={() => setEditing(true)}>
            Change
          </Button>
          {domain.author === 'person' && (
            <Button size="small" disabled={isSaving} onClick={() => save(null)}>
              Undo
            </Button>
          )}
        </div>
      )}
      {domain.evidence && <p className="text-ink-soft text-meta">{domain.evidence}</p>}
      {problem && <Notice tone="problem">{problem}</Notice>}
    </section>
  )
}

const authorWords: Record<NonNullable<KnownDomain['author']>, string> = {
  document: 'as its document says',
  'built-in': 'guessed, built-in, rule-based',
  person: 'said by a person',
}
