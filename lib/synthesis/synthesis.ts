import { z } from 'zod'
import { Seed } from '../shared/seed'
import { AUGMENTATION_AXES, Persona, TASK_DIMENSIONS, TASK_MODES } from '../task'
import { ChainSampling } from '../tool-graph'
import { DIMENSIONS, JudgeSettings } from '../trajectory'

/** Who plays a part in a run: `built-in`, or the id of a model endpoint. */
const Player = z.union([z.literal('built-in'), z.string().startsWith('model_')])

/** The parts of a run. Each is played by the built-in rules or by a model; the judge may be several. */
export const ROLES = ['author', 'agent', 'emulator', 'user', 'judge'] as const
export type Role = (typeof ROLES)[number]

/**
 * What items are made from: the chains of graph versions, the servers' tools alone (astra-spec 3.1, server-only), or
 * the accepted tasks of an earlier run.
 */
const Source = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('graphs'),
    graphVersionIds: z.array(z.string().startsWith('gver_')).min(1).max(2000),
  }),
  z.object({
    kind: z.literal('servers'),
    documentIds: z.array(z.string().startsWith('doc_')).min(1).max(2000),
  }),
  z.object({ kind: z.literal('tasks'), jobId: z.string().startsWith('job_') }),
])

/** How often each choice is drawn, in proportion to the others; all zero means the first. */
const weightsOf = <Name extends string>(names: readonly Name[]) =>
  z.object(
    Object.fromEntries(
      names.map((name, at) => [
        name,
        z
          .number()
          .min(0)
          .max(1000)
          .default(at === 0 ? 1 : 0),
      ]),
    ) as {
      [name in Name]: z.ZodDefault<z.ZodNumber>
    },
  )

/** `none` is the task as it was written. */
export const AUGMENTATIONS = ['none', ...AUGMENTATION_AXES] as const
export type AugmentationChoice = (typeof AUGMENTATIONS)[number]

const Level = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)])

/**
 * A chain from which no task is written, because a check failed or could not be judged: its tools in order, and which of
 * the source's graphs it is of. Runs of earlier versions left a chain out of all of them: `graph` is null.
 */
const ChainLeftOut = z.union([
  z.object({ graph: z.number().int().min(0).nullable(), tools: z.array(z.string()) }),
  z.array(z.string()).transform((tools) => ({ graph: null, tools })),
])

/** The gate after scoring: a judged dimension below its threshold drops, an unjudged required one quarantines. */
const TaskGate = z.object({
  /** Least level of each judged dimension; 3 is ours, the paper's values are not published (astra-spec 3.4). */
  thresholds: z.partialRecord(z.enum(TASK_DIMENSIONS), Level).default({
    question_quality: 3,
    scenario_realism: 3,
    tool_use_necessity: 3,
  }),
  required: z.array(z.enum(TASK_DIMENSIONS)).default([]),
})

/** Everything that decides what a synthesis run makes; stored with the job and exported with the data. */
export const SynthesisParams = z.object({
  source: Source,
  count: z.number().int().min(1).max(100_000),
  seed: Seed,
  /** How far items go: to written and scored tasks only, or all the way. */
  until: z.enum(['tasks', 'judged']).default('judged'),
  modes: weightsOf(TASK_MODES).prefault({}),
  /** Tools of a server-only task (astra-spec 3.1; k = 2..3 in the code). */
  serverTools: z
    .object({
      min: z.number().int().min(1).max(10).default(2),
      max: z.number().int().min(1).max(10).default(3),
    })
    .prefault({}),
  /**
   * Plans from which the built-in author tries to write an item's task until one can be asked for: other chains of its
   * source, then of others. A model's task is written once.
   */
  writeTries: z.number().int().min(1).max(50).default(12),
  augmentations: weightsOf(AUGMENTATIONS).prefault({}),
  /** The user's own personas; null takes the built-in set. */
  personas: z.array(Persona).min(1).max(2000).nullable().default(null),
  models: z
    .object({
      author: Player.default('built-in'),
      agent: Player.default('built-in'),
      emulator: Player.default('built-in'),
      user: Player.default('built-in'),
      judges: z.array(Player).min(1).max(7).default(['built-in']),
    })
    .prefault({}),
  /** One message as in ASTRA, or a user who answers questions, holds back and changes their mind. */
  user: z
    .object({
      kind: z.enum(['one-message', 'simulated']).default('one-message'),
      /** Share of simulated users who hold a value back until asked. */
      withholdRate: z.number().min(0).max(1).default(0.5),
      /** Share of simulated users who change their mind once. */
      changeRate: z.number().min(0).max(1).default(0.1),
      /** Most messages of the user after the first. */
      messagesMax: z.number().int().min(0).max(20).default(4),
    })
    .prefault({}),
  /** Live servers answer for themselves where they can be reached; everything else is emulated. */
  backend: z.enum(['emulator', 'live']).default('emulator'),
  /** Irrelevant tools mixed in, up to so many from each band of likeness (astra-spec 7.4). ASTRA's SFT data has none. */
  distractors: z
    .object({
      high: z.number().int().min(0).max(20).default(0),
      medium: z.number().int().min(0).max(20).default(0),
      low: z.number().int().min(0).max(20).default(0),
    })
    .prefault({}),
  /** The index by which irrelevant tools are chosen, as the project compared tools when the run was prepared. */
  similarity: z.string().default('lexical'),
  chains: ChainSampling.omit({ seed: true }).prefault({}),
  leftOut: z.array(ChainLeftOut).default([]),
  tasks: TaskGate.prefault({}),
  /** Share of emulated calls that fail (astra-spec 4.3; the paper's 0.20). */
  failureRate: z.number().min(0).max(1).default(0.2),
  /** Model calls per attempt (astra-spec 4.1). */
  turnsMax: z.number().int().min(1).max(100).default(20),
  /** Wall-clock limit of one attempt in seconds (astra-spec 4.1); writing, scoring and judging have as long, each by itself. */
  secondsMax: z.number().int().min(1).max(3600).default(240),
  /** Most tokens of one attempt, in and out; null for no limit. */
  tokensMax: z.number().int().min(1).nullable().default(null),
  /** Most US dollars of the whole run; the job pauses there. Null for no limit. */
  spendMax: z.number().min(0).nullable().default(null),
  judge: JudgeSettings.prefault({}),
  /** Least mean of judged dimensions that is kept (ours). */
  scoreMin: z.number().min(0).max(1).default(0.8),
  /** Dimensions without which an item is quarantined. The built-in judge decides five of the seven. */
  required: z
    .array(z.enum(DIMENSIONS))
    .default(['tool_understand', 'tool_plan', 'tool_call', 'tool_concise', 'final_answer']),
})
export type SynthesisParams = z.infer<typeof SynthesisParams>

/** Everything that decides another look at the attempts of a run: judges, how they judge, and what is kept. */
export const JudgeAgainParams = SynthesisParams.pick({
  seed: true,
  judge: true,
  scoreMin: true,
  required: true,
  secondsMax: true,
}).extend({
  /** The run whose attempts are judged. */
  runId: z.string().startsWith('job_'),
  judges: z.array(Player).min(1).max(7).default(['built-in']),
})
export type JudgeAgainParams = z.infer<typeof JudgeAgainParams>
/** The parameters as they are asked for: what has a default may be left out. */
export type SynthesisInput = z.input<typeof SynthesisParams>

/**
 * The gates of an item, in order. An item ends at one of them; `duplicates` is decided when the run ends, because
 * only then are all tasks known.
 */
export const STAGES = ['write', 'augment', 'score', 'duplicates', 'play', 'judge'] as const
export type Stage = (typeof STAGES)[number]

/** The gates that items of a run come to. */
export const stagesOf = ({ until }: Pick<SynthesisParams, 'until'>): readonly Stage[] =>
  until === 'tasks' ? STAGES.slice(0, STAGES.indexOf('play')) : STAGES

/** One player for every part that a model takes by default; tools and users stay built-in. */
export const everyRole = (player: string): NonNullable<SynthesisInput['models']> => ({
  author: player,
  agent: player,
  judges: [player],
})

/** True when irrelevant tools are mixed in. */
export const hasDistractors = ({ distractors }: Pick<SynthesisParams, 'distractors'>): boolean =>
  Object.values(distractors).some((count) => count > 0)

/** Every model endpoint that a run asks, each once. */
export function endpointsOf({ models }: Pick<SynthesisParams, 'models'>): string[] {
  const { judges, ...others } = models
  return [...new Set([...Object.values(others), ...judges])].filter((player) => player !== 'built-in')
}
