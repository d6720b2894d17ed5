import { inProse } from '../../shared/english'
import { lexicalPool, partsOf, purposeOf, type Tool, type ToolKey, type ToolPool } from '../../tool'
import type { Author } from '../../verifier'
import { couldStandIn } from '../author/indispensable'
import type { PlannedCall, Task } from '../task'
import type { TaskLevel, TaskScore, TaskScores } from '../task-scores'

type Offered = readonly { key: ToolKey; tool: Tool }[]

const RULES: Author = { kind: 'built-in', name: 'built-in scorer' }

/**
 * Scores what rules can tell of a task (the levels and their limits are ours): how necessary its tools are and how
 * unique their choice is from its plan, how hard they are to tell from the other tools from the likeness of their words.
 * How clear a question is and how real its scenario are left unjudged.
 */
export function scoreByRules(task: Task, tools: Offered): TaskScores {
  return {
    question_quality: unjudged('Rules cannot tell how clear and useful a question is.'),
    scenario_realism: unjudged('Rules cannot tell how true to life a scenario is.'),
    tool_use_necessity: necessity(task, tools),
    tool_selection_difficulty: difficulty(task, tools),
    tool_selection_uniqueness: uniqueness(task, tools),
  }
}

const unjudged = (reason: string): TaskScore => ({ outcome: 'unjudged', reason, author: RULES })
const judged = (level: TaskLevel, reason: string): TaskScore => ({
  outcome: 'judged',
  level,
  reason,
  author: RULES,
})

function necessity({ mode, plan }: Task, tools: Offered): TaskScore {
  if (mode === 'no-tool') return judged(1, 'The question answers itself; no tool is needed, as it is meant.')
  if (!plan) return unjudged('Without a plan rules cannot tell what the tools are needed for.')
  const kinds = plan.map(({ tool }) => {
    const known = tools.find(({ key }) => key === tool)?.tool
    return known ? purposeOf(known).kind : 'other'
  })
  if (kinds.every((kind) => kind === 'calculate'))
    return judged(3, 'All that is asked for is worked out from the question; a tool does it more surely.')
  const fed = fedSteps(plan).length
  if (fed > 0)
    return judged(5, `${fed} of ${plan.length} calls need what only an earlier call's result can say.`)
  return plan.length > 1
    ? judged(
        4,
        `${plan.length} calls reach things that are not in the question; none needs another's result.`,
      )
    : judged(3, 'A single call reaches what is not in the question.')
}

/** Upper limits of the levels 1 to 4 on the mean cosine of the needed tools with the nearest of the others. */
const LIKENESS_LIMITS = [0.08, 0.16, 0.28, 0.42] as const

function difficulty(task: Task, tools: Offered): TaskScore {
  if (task.leak !== null) return judged(1, `The question names the tool ${task.leak}.`)
  const needed = [...new Set(task.expectedTools)]
  if (needed.length === 0) return unjudged('There is no tool to choose.')
  if (tools.every(({ key }) => needed.includes(key)))
    return judged(1, 'Every tool that is offered is needed.')
  const likenesses = needed.map((key) => nearestOther(key, needed, tools))
  const mean = likenesses.reduce((sum, { cosine }) => sum + cosine, 0) / likenesses.length
  const limit = LIKENESS_LIMITS.findIndex((most) => mean < most)
  const closest = likenesses.reduce((a, b) => (b.cosine > a.cosine ? b : a))
  return judged(
    ((limit < 0 ? LIKENESS_LIMITS.length : limit) + 1) as TaskLevel,
    `Lexical likeness of the needed tools to the nearest of ${tools.length - needed.length} others: ${mean.toFixed(2)} on average, most between ${partsOf(closest.key).tool} and ${partsOf(closest.other).tool}.`,
  )
}

function nearestOther(
  key: ToolKey,
  needed: readonly ToolKey[],
  tools: Offered,
): { key: ToolKey; other: ToolKey; cosine: number } {
  const pool = poolOf(tools)
  let nearest = { key, other: key, cosine: 0 }
  const place = tools.findIndex((offered) => offered.key === key)
  if (place < 0) return nearest
  for (const [at, cosine] of pool.cosinesOf(place).entries()) {
    const other = tools[at]?.key
    if (other && !needed.includes(other) && (nearest.other === key || cosine > nearest.cosine))
      nearest = { key, other, cosine }
  }
  return nearest
}

/** The pool of a list of tools and the cosines asked for so far; remembered per list, for a run asks for few lists. */
const pools = new WeakMap<Offered, { cosinesOf(place: number): Float64Array }>()

function poolOf(tools: Offered): { cosinesOf(place: number): Float64Array } {
  const known = pools.get(tools)
  if (known) return known
  const { index }: ToolPool = lexicalPool(tools.map((offered) => ({ ...offered, domain: null })))
  const rows = new Map<number, Float64Array>()
  const pool = {
    cosinesOf(place: number) {
      const row = rows.get(place) ?? index.cosinesOf(place)
      rows.set(place, row)
      return row
    },
  }
  pools.set(tools, pool)
  return pool
}

function uniqueness({ plan, expectedTools, mode }: Task, tools: Offered): TaskScore {
  if (mode === 'no-tool') return unjudged('There is no tool to choose.')
  if (!plan)
    return unjudged('Without a plan rules cannot tell whether other tools or another order would do.')
  const needed = [...new Set(expectedTools)]
  const replaceable = needed.filter((key) => {
    const own = tools.find((offered) => offered.key === key)
    return own && tools.some((other) => other.key !== key && couldStandIn(other.tool, own.tool))
  })
  if (replaceable.length > 0)
    return judged(
      replaceable.length === needed.length ? 1 : 2,
      `Another tool could stand in for ${inProse(replaceable.map((key) => partsOf(key).tool))}.`,
    )
  const fed = fedSteps(plan).length
  if (plan.length === 1) return judged(3, 'One call, which no other tool could make.')
  const forced = fed / (plan.length - 1)
  const reason = `No other tool could stand in; ${fed} of ${plan.length - 1} later calls are bound to their place by a result that they need.`
  if (forced === 1) return judged(5, reason)
  return judged(forced >= 0.5 ? 4 : 3, reason)
}

/** The calls that take a value from an earlier result. */
const fedSteps = (plan: readonly PlannedCall[]): readonly PlannedCall[] =>
  plan.filter(({ arguments: args }) => Object.values(args).some(({ from }) => from === 'result'))
