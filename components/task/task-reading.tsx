import type { ReactNode } from 'react'
import { Notice } from '@/components/ui/notice'
import { rightBehaviourOf, type Task, type TaskScores } from '@/lib/task'
import { PlanInWords } from './plan-in-words'
import { ScoreList } from './score-list'

/** A task to be read: its question, what is right to do with it, what its author meant, how it was scored. */
export function TaskReading({
  task,
  scores,
  question,
}: {
  task: Task
  scores: TaskScores | null
  /** Stands in place of the question, while it is edited. */
  question?: ReactNode
}) {
  const right = rightBehaviourOf(task)
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
      {question ?? <p className="wrap-anywhere max-w-[80ch] text-section leading-relaxed">{task.question}</p>}
      {task.leak !== null && (
        <Notice tone="problem">
          The question names the tool <span className="font-mono">{task.leak}</span>.
        </Notice>
      )}
      <Part title="Right behaviour">
        <p className="max-w-[80ch]">{right.sentence}</p>
      </Part>
      {task.augmentation && (
        <Part title="What was varied">
          <p className="max-w-[80ch]">
            {task.augmentation.change}
            {task.augmentation.persona && (
              <span className="text-ink-soft"> Persona: {task.augmentation.persona}.</span>
            )}
          </p>
        </Part>
      )}
      <Part title="Plan">
        <PlanInWords task={task} />
      </Part>
      <Part title="Scores">
        <ScoreList scores={scores} />
      </Part>
    </div>
  )
}

export function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title} className="grid grid-cols-[minmax(0,1fr)] gap-1.5">
      <h2 className="text-ink-faint text-meta">{title}</h2>
      {children}
    </section>
  )
}
