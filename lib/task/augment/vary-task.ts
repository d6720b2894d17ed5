import { assertNever } from '../../shared/assert'
import { fail, ok, type Result } from '../../shared/result'
import { type TaskSources, writeAnew } from '../built-in-author'
import { nameOfPersona, type Persona } from '../personas/persona'
import type { AugmentationAxis, Task } from '../task'
import { variationProblem } from './check-variation'
import { constraintFor } from './constraints'
import { inVoiceOf, withArticle } from './voice'

/**
 * Varies a task along one axis by rules (astra-spec 3.2): diversity asks for the same tools in the same order with
 * other values and words; complexity adds one constraint; persona speaks in the voice of a profile. The
 * result is checked as a model's is; a problem's code says why it is dropped.
 */
export function varyTask(
  task: Task,
  axis: AugmentationAxis,
  {
    tools,
    graph,
    personas,
    random,
  }: Pick<TaskSources, 'tools' | 'graph' | 'random'> & { personas: readonly Persona[] },
): Result<Task> {
  const varied = variedBy(axis, task, { tools, graph, personas, random })
  if (!varied.ok) return varied
  const problem = variationProblem(task, varied.value, tools)
  return problem ? { ok: false, problem } : varied
}

function variedBy(
  axis: AugmentationAxis,
  task: Task,
  { tools, graph, personas, random }: Parameters<typeof varyTask>[2],
): Result<Task> {
  switch (axis) {
    case 'diversity': {
      const anew = writeAnew(task, { tools, graph, random: random.fork('anew') })
      return anew.ok
        ? ok({
            ...anew.value,
            augmentation: {
              axis,
              facet: null,
              persona: null,
              change: 'Other values and another wording, for the same tools in the same order.',
            },
          })
        : anew
    }
    case 'complexity': {
      const constraint = constraintFor(task, tools, random.fork('constraint'))
      if (!constraint) return fail('no-plan', 'A task without a plan cannot be made more complex by rules.')
      const { facet, sentence, plan, check } = constraint
      return ok({
        ...task,
        plan,
        question: `${task.question} ${sentence}`,
        augmentation: {
          axis,
          facet,
          ...(check && { check }),
          persona: null,
          change: `Adds a constraint (${facet}, ${check ? 'which rules can check' : 'which rules cannot check'}): ${sentence}`,
        },
      })
    }
    case 'persona': {
      const persona = random.fork('persona').pick(personas)
      return ok({
        ...task,
        question: inVoiceOf(persona, task.question, random.fork('voice')),
        augmentation: {
          axis,
          facet: null,
          persona: nameOfPersona(persona),
          change: `In the voice of ${withArticle(persona.occupation)}.`,
        },
      })
    }
    default:
      return assertNever(axis)
  }
}
