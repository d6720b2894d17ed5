import { z } from 'zod'
import { fail, ok, type Result } from '../../shared/result'
import {
  type AnswerGates,
  type Dimension,
  finalAnswerScore,
  type JudgedUnits,
  type JudgeSettings,
  toolCallScore,
  toolConciseScore,
  toolPlanScore,
  toolUnderstandScore,
} from '../../trajectory'
import type { Quote } from '../../verifier'
import { flawOfQuotes, type View } from './view'

/** What a model's marks on one dimension come to, checked. */
export interface Marked {
  score: number
  reason: string
  steps: number[]
  quotes: Quote[]
}

/** One part of a judge's reply: its shape, and what it says once it has the shape. */
export interface Part {
  schema: z.ZodType
  read(value: unknown, view: View): Result<Marked>
}

const third = z.union([z.literal(0), z.literal(0.5), z.literal(1)])
const bit = z.union([z.literal(0), z.literal(1)])
/** Reasons before marks, so that a model thinks before it decides. */
const grounds = {
  reason: z.string().min(1),
  evidence: z.array(z.strictObject({ step: z.int(), quote: z.string().min(1) })).min(1),
}

/** A part with one mark of its own. */
export const wholePart = (scale: JudgeSettings['queryUnderstandScale']): Part =>
  part(z.strictObject({ ...grounds, score: scale === 'bits' ? bit : third }), ({ score }) => ok({ score }))

/** Marks on exactly the given steps, each once. */
export function unitPart(
  dimension: keyof JudgedUnits,
  units: readonly number[],
  { settings, callsAt }: { settings: JudgeSettings; callsAt: (step: number) => number },
): Part {
  const scale = dimension === 'tool_call' || dimension === 'tool_concise' ? bit : third
  const mark = z.strictObject({ step: z.int(), score: scale })
  return part(z.strictObject({ ...grounds, units: z.array(mark) }), ({ units: marks }) => {
    const marked = marks.map(({ step }) => step).sort((a, b) => a - b)
    if (marked.join() !== [...units].sort((a, b) => a - b).join())
      return fail('units', `it marks the steps ${marked.join(', ') || 'none'} instead of ${units.join(', ')}`)
    const half = marks.find(({ step, score }) => score === 0.5 && callsAt(step) === 1)
    if (dimension === 'tool_plan' && half)
      return fail('half', `the round at step ${half.step} has one call, which is 0 or 1`)
    const faulty = marks.flatMap(({ step, score }) => (score < 1 ? [step] : []))
    const scores = marks.map(({ score }) => score)
    return ok({ score: meanOf(dimension, scores, settings), steps: faulty.length > 0 ? faulty : marked })
  })
}

export function meanOf(
  dimension: keyof JudgedUnits,
  scores: readonly number[],
  { failedCall }: JudgeSettings,
): number {
  switch (dimension) {
    case 'tool_understand':
      return toolUnderstandScore(scores)
    case 'tool_plan':
      return toolPlanScore(scores)
    case 'tool_concise':
      return toolConciseScore(scores)
    case 'tool_call':
      return toolCallScore(
        scores.map((score) => score === 1),
        failedCall,
      )
  }
}

/** FA, with what the gates decide over the model's word. */
export const answerPart = (gates: AnswerGates): Part =>
  part(z.strictObject({ ...grounds, correctness: third, summary: third }), ({ correctness, summary }) => {
    const overruled = [gates.correctness, gates.summary].flatMap((gate) => (gate ? [gate.reason] : []))
    return ok({
      score: finalAnswerScore(gates.correctness?.score ?? correctness, gates.summary?.score ?? summary),
      ...(overruled.length > 0 && { remark: `By rule: ${overruled.join(' And ')}` }),
    })
  })

function part<Shape extends z.ZodType<{ reason: string; evidence: { step: number; quote: string }[] }>>(
  schema: Shape,
  score: (value: z.infer<Shape>) => Result<{ score: number; steps?: number[]; remark?: string }>,
): Part {
  return {
    schema,
    read(value, view) {
      const parsed = schema.safeParse(value)
      if (!parsed.success) return fail('shape', 'it has not the form that was asked for')
      const { reason, evidence } = parsed.data
      const quotes = evidence.map(({ step, quote }) => ({ step, text: quote }))
      const flaw = flawOfQuotes(quotes, view)
      if (flaw) return fail('evidence', flaw)
      const scored = score(parsed.data)
      if (!scored.ok) return scored
      const steps = [...new Set(scored.value.steps ?? quotes.map(({ step }) => step))]
      const { remark } = scored.value
      return ok({ score: scored.value.score, reason: remark ? `${reason} ${remark}` : reason, steps, quotes })
    },
  }
}

export type Parts = { [dimension in Dimension]?: Part }
