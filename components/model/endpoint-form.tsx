'use client'

import { useRouter } from 'next/navigation'
import { type FormEvent, useState, useTransition } from 'react'
import { Button, ButtonLink } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Notice } from '@/components/ui/notice'
import { NumberField } from '@/components/ui/number-field'
import { toast } from '@/components/ui/toaster'
import type { Result } from '@/lib/shared/result'
import { type EndpointDraft, type EndpointSummary, endpointRanges } from './endpoint'
import { readEndpointForm } from './read-endpoint-form'

/** Adds an endpoint, or changes the given one. The key can be set and removed here, never read. */
export function EndpointForm({
  endpoint,
  save,
}: {
  endpoint: EndpointSummary | null
  save: (draft: EndpointDraft) => Promise<Result<string>>
}) {
  const router = useRouter()
  const [problem, setProblem] = useState<string | null>(null)
  const [isSaving, startSaving] = useTransition()
  // A saved form forgets the key that was typed into it.
  const [timesSaved, setTimesSaved] = useState(0)

  // Not the form's `action`: React would empty the fields when the server finds a problem in them.
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const draft = readEndpointForm(new FormData(event.currentTarget), endpoint?.id)
    startSaving(async () => {
      const saved = await save(draft)
      setProblem(saved.ok ? null : saved.problem.message)
      if (!saved.ok) return
      setTimesSaved((times) => times + 1)
      toast.success(endpoint ? `Saved ${draft.name}` : `Added ${draft.name}`)
      router.push(`/settings/${saved.value}`)
    })
  }

  return (
    <form onSubmit={submit} className="grid max-w-[64ch] gap-4">
      <Field label="Name" hint="How it is called in lists and exports.">
        {(control) => (
          <Input {...control} name="name" required maxLength={80} defaultValue={endpoint?.name} />
        )}
      </Field>
      <Field
        label="Base URL"
        hint="Of an OpenAI-compatible server, up to where /chat/completions follows; often it ends in /v1."
      >
        {(control) => (
          <Input
            {...control}
            name="baseUrl"
            type="url"
            required
            placeholder="http://127.0.0.1:8000/v1"
            defaultValue={endpoint?.baseUrl}
            className="font-mono"
          />
        )}
      </Field>
      <Field label="Model" hint="The name that the server knows it by.">
        {(control) => (
          <Input
            {...control}
            name="model"
            required
            maxLength={200}
            defaultValue={endpoint?.model}
            className="font-mono"
          />
        )}
      </Field>
      <Field
        label="Embedding model"
        hint="If it has one that turns texts into vectors: tools can then be compared by it. Leave empty otherwise."
      >
        {(control) => (
          <Input
            {...control}
            name="embeddingModel"
            maxLength={200}
            defaultValue={endpoint?.embeddingModel ?? ''}
            className="font-mono"
          />
        )}
      </Field>
      <KeyFields key={timesSaved} keyHint={endpoint?.keyHint ?? null} />
      <LimitFields endpoint={endpoint} />
      {problem && <Notice tone="problem">{problem}</Notice>}
      <div className="flex gap-2">
        <Button type="submit" variant="primary" disabled={isSaving}>
          {endpoint ? 'Save changes' : 'Add endpoint'}
        </Button>
        <ButtonLink href="/settings">Back to models</ButtonLink>
      </div>
    </form>
  )
}

/** The key goes in and never comes out: what is stored shows as its last characters, typing replaces it. */
function KeyFields({ keyHint }: { keyHint: string | null }) {
  const [isRemoved, setRemoved] = useState(false)
  return (
    <div className="grid gap-1">
      <Field
        label="API key"
        hint={
          keyHint === null
            ? 'Stored encrypted; leave empty where the server wants none.'
            : `A key that ends in ${keyHint} is stored; type here to replace it.`
        }
      >
        {(control) => (
          <Input
            {...control}
            name="key"
            type="password"
            autoComplete="new-password"
            placeholder={keyHint ?? undefined}
            disabled={isRemoved}
            className="font-mono"
          />
        )}
      </Field>
      {keyHint !== null && (
        <Checkbox
          name="removeKey"
          label="Remove the stored key"
          checked={isRemoved}
          onChange={(event) => setRemoved(event.target.checked)}
        />
      )}
    </div>
  )
}

function LimitFields({ endpoint }: { endpoint: EndpointSummary | null }) {
  const { concurrency, timeoutS, retriesMax } = endpointRanges
  return (
    <>
      <fieldset className="flex flex-wrap gap-4">
        <legend className="sr-only">Limits of a call</legend>
        <Field label="Calls in flight">
          {(control) => (
            <NumberField
              {...control}
              name="concurrency"
              required
              {...concurrency}
              defaultValue={endpoint?.concurrency ?? 8}
            />
          )}
        </Field>
        <Field label="Time-out">
          {(control) => (
            <NumberField
              {...control}
              name="timeoutS"
              unit="s"
              required
              {...timeoutS}
              defaultValue={(endpoint?.timeoutMs ?? 60_000) / 1000}
            />
          )}
        </Field>
        <Field label="Retries">
          {(control) => (
            <NumberField
              {...control}
              name="retriesMax"
              required
              {...retriesMax}
              defaultValue={endpoint?.retriesMax ?? 3}
            />
          )}
        </Field>
      </fieldset>
      <fieldset className="flex flex-wrap gap-4">
        <legend className="sr-only">Budget</legend>
        <Field label="Budget in calls" hint="Empty: no limit.">
          {(control) => (
            <NumberField {...control} name="callsMax" min={1} defaultValue={endpoint?.callsMax ?? ''} />
          )}
        </Field>
        <Field label="Budget in tokens" hint="In and out together.">
          {(control) => (
            <NumberField {...control} name="tokensMax" min={1} defaultValue={endpoint?.tokensMax ?? ''} />
          )}
        </Field>
      </fieldset>
      <fieldset className="flex flex-wrap gap-4">
        <legend className="sr-only">Prices</legend>
        <Field label="Price in" hint="US$ per million tokens.">
          {(control) => (
            <NumberField
              {...control}
              name="priceIn"
              min={0}
              step="any"
              defaultValue={endpoint?.priceIn ?? ''}
            />
          )}
        </Field>
        <Field label="Price out" hint="Empty: cost not known.">
          {(control) => (
            <NumberField
              {...control}
              name="priceOut"
              min={0}
              step="any"
              defaultValue={endpoint?.priceOut ?? ''}
            />
          )}
        </Field>
      </fieldset>
    </>
  )
}
