import type { Random } from '../../shared/random'
import { BANDS, sampleDistractors, type Tool, type ToolKey, type ToolPool } from '../../tool'
import type { OfferedTools } from '../../trajectory'
import type { SynthesisParams } from '../synthesis'

/** The tools of a project among which irrelevant ones are drawn. */
export interface DistractorPool {
  pool: ToolPool
  toolOf(key: ToolKey): Tool | undefined
}

/**
 * What the agent is offered: the item's tools, and up to so many irrelevant ones from each band of likeness
 * (astra-spec 7.4), in a seeded order so that their place does not tell them apart. Without any, the order stays.
 */
export function offeredTools(
  tools: OfferedTools,
  drawn: DistractorPool | null,
  perBand: SynthesisParams['distractors'],
  random: Random,
): { tools: OfferedTools; distractors: ToolKey[] } {
  const most = Math.max(...BANDS.map((band) => perBand[band]))
  if (!drawn || most === 0) return { tools, distractors: [] }
  const found = sampleDistractors({
    pool: drawn.pool,
    inScope: tools.map(({ key }) => key),
    perBand: most,
    random: random.fork('drawn'),
  })
  const distractors = BANDS.flatMap((band) =>
    found.filter((one) => one.band === band).slice(0, perBand[band]),
  ).flatMap(({ key }) => {
    const tool = drawn.toolOf(key)
    return tool ? [{ key, tool }] : []
  })
  return {
    tools: random.fork('order').shuffle([...tools, ...distractors]),
    distractors: distractors.map(({ key }) => key),
  }
}
