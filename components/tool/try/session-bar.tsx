'use client'

import { RotateCcw } from 'lucide-react'
import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { type FormEvent, type ReactNode, useId } from 'react'
import { Button } from '@/components/ui/button'
import { NumberField } from '@/components/ui/number-field'
import { Select } from '@/components/ui/select'
import { Tag } from '@/components/ui/tag'
import { formatCount } from '@/lib/shared/format'
import type { TriesListing, TryBackend } from './try-listing'

/** What answers the tries, and the session that they share. */
export function SessionBar({
  backend,
  backends,
  session,
  tryCount,
  triesMax,
  isBusy,
  reset,
}: {
  backend: TryBackend
  /** What the tool can be tried against, each at its address. */
  backends: readonly { backend: TryBackend; href: Route }[]
  session: TriesListing['session']
  tryCount: number
  triesMax: number
  isBusy: boolean
  reset: (asked: { seed: number; failureRate: number }) => void
}) {
  const router = useRouter()

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const share = Number(form.get('failures') ?? 0)
    reset({ seed: Number(form.get('seed') ?? 1), failureRate: share / 100 })
  }

  return (
    <form
      onSubmit={submit}
      aria-label="Session"
      className="flex shrink-0 flex-wrap items-center gap-x-4 gap-y-2 border-line border-b px-4 py-2"
    >
      {backends.length > 1 ? (
        <Labelled label="Against">
          {(id) => (
            <Select
              id={id}
              value={backend}
              disabled={isBusy}
              onChange={(event) =>
                router.replace(backends.find((each) => each.backend === event.target.value)?.href ?? '/tools')
              }
              className="w-48"
            >
              {backends.map((each) => (
                <option key={each.backend} value={each.backend}>
                  {backendNames[each.backend]}
                </option>
              ))}
            </Select>
          )}
        </Labelled>
      ) : (
        <span className="text-meta">{backendNames[backend]}</span>
      )}
      {backend === 'emulator' && (
        <>
          <Tag>built-in, rule-based</Tag>
          <Labelled label="Session seed">
            {(id) => (
              <NumberField
                id={id}
                key={`seed ${session?.seed}`}
                name="seed"
                min={0}
                max={2_147_483_647}
                step={1}
                required
                defaultValue={session?.seed ?? 1}
                className="w-24"
              />
            )}
          </Labelled>
          <Labelled label="Failures on purpose">
            {(id) => (
              <NumberField
                id={id}
                key={`rate ${session?.failureRate}`}
                name="failures"
                min={0}
                max={100}
                step={5}
                required
                unit="%"
                defaultValue={Math.round((session?.failureRate ?? 0) * 100)}
                className="w-24"
              />
            )}
          </Labelled>
        </>
      )}
      <Button type="submit" icon={<RotateCcw aria-hidden />} disabled={isBusy}>
        Start anew
      </Button>
      <span className="figures ml-auto text-ink-faint text-meta">
        {formatCount(tryCount)} of {formatCount(triesMax)} tries
      </span>
    </form>
  )
}

/** A control in a line, after its label. */
function Labelled({ label, children }: { label: string; children: (id: string) => ReactNode }) {
  const id = useId()
  return (
    <span className="flex items-center gap-2 text-meta">
      <label htmlFor={id} className="text-ink-soft">
        {label}
      </label>
      {children(id)}
    </span>
  )
}

const backendNames: Record<TryBackend, string> = { emulator: 'The emulator', live: 'The live server' }
