'use client'

import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Input } from '@/components/ui/input'
import { Kbd } from '@/components/ui/kbd'
import { Textarea } from '@/components/ui/textarea'
import { useCommands } from '@/components/ui/use-commands'
import type { Result } from '@/lib/shared/result'
import type { TaskReview } from '@/lib/task'
import type { Decision } from './review/outbox'
import { REFUSAL_REASONS } from './review/reasons'

/** What can be done with one task on its own page, by the keys of the review. */
export function TaskVerbs({
  id,
  review,
  question,
  decide,
  edit,
}: {
  id: string
  review: TaskReview
  question: string
  decide: (decision: Decision) => Promise<Result<unknown>>
  edit: (input: { taskId: string; question: string }) => Promise<Result<{ id: string }>>
}) {
  const router = useRouter()
  const [asking, setAsking] = useState<'refuse' | 'edit' | null>(null)
  const [text, setText] = useState('')
  const [problem, setProblem] = useState<string | null>(null)

  function ask(what: 'refuse' | 'edit') {
    setText(what === 'edit' ? question : '')
    setProblem(null)
    setAsking(what)
  }

  async function say(verdict: TaskReview, reason: string | null = null) {
    const answer = await decide({ taskId: id, review: verdict, reason }).catch(() => null)
    if (!answer?.ok)
      return setProblem(answer?.problem.message ?? 'The studio did not answer; nothing was changed.')
    setAsking(null)
    router.refresh()
  }

  async function save() {
    const saved = await edit({ taskId: id, question: text }).catch(() => null)
    if (!saved?.ok)
      return setProblem(saved?.problem.message ?? 'The studio did not answer. What you wrote is still here.')
    setAsking(null)
    router.push(`/tasks/${saved.value.id}` as Route)
  }

  const verbs = [
    {
      name: 'task.accept',
      label: 'Accept',
      shortcut: 'a',
      isOffered: review !== 'accepted',
      run: () => void say('accepted'),
    },
    {
      name: 'task.refuse',
      label: 'Refuse',
      shortcut: 'x',
      isOffered: review !== 'refused',
      run: () => ask('refuse'),
    },
    { name: 'task.edit', label: 'Edit', shortcut: 'e', isOffered: true, run: () => ask('edit') },
    {
      name: 'task.reopen',
      label: 'Take back',
      shortcut: 'u',
      isOffered: review !== 'proposed',
      run: () => void say('proposed'),
    },
  ]
  const offered = verbs.filter(({ isOffered }) => isOffered)
  useCommands('Task', offered)
  return (
    <>
      {problem !== null && asking === null && (
        <p role="alert" className="text-fail text-meta">
          {problem}
        </p>
      )}
      {offered.map(({ name, label, shortcut, run }) => (
        <Button key={name} onClick={run} aria-keyshortcuts={shortcut}>
          {label} <Kbd keys={shortcut} />
        </Button>
      ))}
      <Dialog
        open={asking !== null}
        onOpenChange={(isOpen) => !isOpen && setAsking(null)}
        title={asking === 'edit' ? 'Edit the question' : 'Refuse the task'}
        description={
          asking === 'edit'
            ? 'It is kept as a new version, by a person, and checked and scored anew by rules.'
            : 'A refused task stays readable and can be accepted again.'
        }
      >
        <form
          className="grid gap-3"
          onSubmit={(event) => {
            event.preventDefault()
            if (asking === 'edit') void save()
            else if (text.trim() !== '') void say('refused', text.trim())
          }}
        >
          {asking === 'edit' ? (
            <Textarea
              aria-label="Question"
              value={text}
              onChange={({ target }) => setText(target.value)}
              maxLength={4000}
            />
          ) : (
            <>
              <div className="flex flex-wrap gap-1.5">
                {REFUSAL_REASONS.map((reason) => (
                  <Button key={reason} size="small" onClick={() => void say('refused', reason)}>
                    {reason}
                  </Button>
                ))}
              </div>
              <Input
                aria-label="Reason in your own words"
                placeholder="in your own words"
                value={text}
                maxLength={400}
                onChange={({ target }) => setText(target.value)}
              />
            </>
          )}
          {problem !== null && (
            <p role="alert" className="text-fail">
              {problem}
            </p>
          )}
          <div className="flex justify-end">
            <Button type="submit" variant="primary" disabled={text.trim() === ''}>
              {asking === 'edit' ? 'Save as a new version' : 'Refuse'}
            </Button>
          </div>
        </form>
      </Dialog>
    </>
  )
}
