'use client'

import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { type FormEvent, useState, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { Field } from '@/components/ui/field'
import { NumberField } from '@/components/ui/number-field'
import { Select } from '@/components/ui/select'
import { toast } from '@/components/ui/toaster'
import type { Result } from '@/lib/shared/result'
import { SEED_MAX } from '@/lib/shared/seed'
import type { JudgeAgainParams } from '@/lib/synthesis'
import { PANEL_RULES } from '@/lib/verifier'

/** Another look at a run: by whom, joined how, and what would be kept. It begins with what the run itself was judged by. */
export function JudgeAgainForm({
  initial,
  judges,
  start,
}: {
  initial: JudgeAgainParams
  /** The built-in rules and the endpoints of the project. */
  judges: readonly { id: string; label: string }[]
  start: (params: JudgeAgainParams) => Promise<Result<{ id: string }>>
}) {
  const [chosen, setChosen] = useState<readonly string[]>(
    initial.judges.filter((id) => judges.some((judge) => judge.id === id)),
  )
  const [isPending, transition] = useTransition()
  const router = useRouter()

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    const panel = PANEL_RULES.find((rule) => rule === data.get('panel')) ?? initial.judge.panel
    transition(async () => {
      const started = await start({
        ...initial,
        judges: [...chosen],
        judge: { ...initial.judge, panel },
        scoreMin: Number(data.get('scoreMin')),
        seed: Number(data.get('seed')),
      })
      if (started.ok) router.push(`/jobs/${started.value.id}` as Route)
      else toast.error(started.problem.message)
    })
  }

  return (
    <form aria-label="Judge again" onSubmit={submit} className="grid max-w-xl gap-4 p-4">
      <fieldset className="grid gap-1">
        <legend className="font-medium text-ink-soft text-meta">Judges</legend>
        {judges.map(({ id, label }) => (
          <Checkbox
            key={id}
            label={label}
            checked={chosen.includes(id)}
            onChange={({ target }) =>
              setChosen(target.checked ? [...chosen, id] : chosen.filter((other) => other !== id))
            }
          />
        ))}
      </fieldset>
      <div className="flex flex-wrap gap-4">
        {chosen.length > 1 && (
          <Field label="Joined by">
            {(control) => (
              <Select {...control} name="panel" defaultValue={initial.judge.panel}>
                {PANEL_RULES.map((rule) => (
                  <option key={rule}>{rule}</option>
                ))}
              </Select>
            )}
          </Field>
        )}
        <Field label="Least mean that is kept">
          {(control) => (
            <NumberField
              {...control}
              name="scoreMin"
              defaultValue={initial.scoreMin}
              min={0}
              max={1}
              step={0.01}
              required
            />
          )}
        </Field>
        <Field label="Seed">
          {(control) => (
            <NumberField
              {...control}
              name="seed"
              defaultValue={initial.seed}
              min={0}
              max={SEED_MAX}
              step={1}
              required
            />
          )}
        </Field>
      </div>
      <p className="text-ink-soft text-meta">
        Nothing that was said before changes: the run keeps its judgement, and what would be kept or dropped
        now stands beside it. You may let it count afterwards.
      </p>
      <div>
        <Button type="submit" variant="primary" disabled={isPending || chosen.length === 0}>
          Judge again
        </Button>
      </div>
    </form>
  )
}
