'use client'

import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { type ReactNode, useState, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { SplitPane } from '@/components/ui/split-pane'
import { counted } from '@/lib/shared/format'
import type { Result } from '@/lib/shared/result'
import type { SynthesisInput, SynthesisParams } from '@/lib/synthesis'
import { type PreviewActions, PreviewPane } from '../preview/preview-pane'
import { DesignContext } from './design-context'
import { Folds } from './folds'
import { MixFields } from './mix-fields'
import { OriginKey } from './origin-mark'
import { ParamsJson } from './params-json'
import { type ModelChoice, PlayersFields } from './players-fields'
import { problemsOf } from './problems'
import { ChoiceSetting, NumberSetting } from './setting-fields'
import { withValue } from './settings'
import { type SourceChoices, SourcePicker } from './source-picker'

/** Designs a run on one page: what it is made from, by whom, in what mix, within which limits; beside it, a preview. */
export function DesignForm({
  initial,
  choices,
  models,
  tabs,
  note,
  start,
  preview,
}: {
  /** The parameters that the page opens with. */
  initial: SynthesisParams
  choices: SourceChoices
  models: readonly ModelChoice[]
  tabs: ReactNode
  /** Where the parameters are from, when it is not the defaults. */
  note?: ReactNode
  start: (input: SynthesisInput) => Promise<Result<{ jobId: string }>>
  preview: PreviewActions
}) {
  const router = useRouter()
  const [params, setParams] = useState(initial)
  const [refusal, setRefusal] = useState<string | null>(null)
  const [isPending, transition] = useTransition()
  const problems = problemsOf(params)
  const wrong = Object.entries(problems)

  const begin = () =>
    transition(async () => {
      setRefusal(null)
      const started = await start(params)
      if (started.ok) router.push(`/jobs/${started.value.jobId}` as Route)
      else setRefusal(started.problem.message)
    })

  const design = (
    <div className="@container h-full overflow-auto">
      <div className="grid max-w-3xl grid-cols-1 gap-5 p-4">
        {note}
        {refusal && <Notice tone="problem">{refusal}</Notice>}
        <SourcePicker choices={choices} />
        <div className="grid grid-cols-3 gap-x-3 gap-y-2">
          <NumberSetting path="count" />
          <NumberSetting path="seed" />
          <ChoiceSetting
            path="until"
            choices={[
              { value: 'judged', label: 'the judgement' },
              { value: 'tasks', label: 'tasks only' },
            ]}
          />
        </div>
        <PlayersFields models={models} />
        <MixFields />
        <div className="grid grid-cols-1 gap-1.5">
          <div className="flex items-baseline justify-between gap-3">
            <h2 className="font-medium text-section">Settings</h2>
            <OriginKey />
          </div>
          <Folds />
          <ParamsJson params={params} take={setParams} />
        </div>
      </div>
    </div>
  )

  return (
    <DesignContext
      value={{ params, problems, set: (path, value) => setParams((now) => withValue(now, path, value)) }}
    >
      <PageHeader
        title="Synthesise"
        tabs={tabs}
        facts={
          wrong.length > 0 && (
            <button
              type="button"
              onClick={goToFirstProblem}
              className="text-fail underline-offset-2 hover:underline"
            >
              ✕ {counted(wrong.length, 'setting')} to mend
            </button>
          )
        }
        actions={
          <Button variant="primary" disabled={isPending || wrong.length > 0} onClick={begin}>
            {isPending
              ? 'Starting'
              : `Start ${problems.count ? 'the run' : counted(params.count, params.until === 'tasks' ? 'task' : 'trajectory')}`}
          </Button>
        }
      />
      <div className="min-h-0 flex-1">
        <SplitPane
          id="synthesis-design"
          panes={[
            { id: 'design', content: design, defaultSize: '58%', minSize: '440px' },
            {
              id: 'preview',
              content: <PreviewPane params={wrong.length > 0 ? null : params} actions={preview} />,
              minSize: '320px',
            },
          ]}
        />
      </div>
    </DesignContext>
  )
}

/** To the field with the first problem; where the problem is of several fields, to its sentence. */
function goToFirstProblem() {
  const field = document.querySelector<HTMLElement>('[aria-invalid="true"], [role="alert"]')
  field?.scrollIntoView({ block: 'center' })
  field?.focus({ preventScroll: true })
}
