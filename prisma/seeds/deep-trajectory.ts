import { readFileSync } from 'node:fs'
import { createJob, moveJob } from '@/lib/db/jobs'
import { recordSynthesis } from '@/lib/db/synthesis-items'
import { findVersion, listGraphs } from '@/lib/db/tool-graphs'
import { listServers } from '@/lib/db/tools'
import { offeredTools } from '@/lib/db/trajectories'
import { fingerprintOf } from '@/lib/shared/fingerprint'
import { derivedId } from '@/lib/shared/id'
import { randomFrom } from '@/lib/shared/random'
import { expectOk } from '@/lib/shared/result'
import { buildServerGraph } from '@/lib/studio/build-graph'
import { importTools } from '@/lib/studio/import-tools'
import { SynthesisParams } from '@/lib/synthesis'
import type { Task } from '@/lib/task'
import type { ToolKey } from '@/lib/tool'
import { sampleChains } from '@/lib/tool-graph'
import {
  DIMENSIONS,
  factsOf,
  type Judgement,
  type Step,
  shapeOf,
  skeletonOf,
  type Trajectory,
} from '@/lib/trajectory'
import { DOCUMENTS, type Seeded, seedProject } from './seeding'

const SEEDED = { kind: 'built-in', name: 'built-in seed' } as const

/**
 * One record of `turns` turns of three steps each, with a few long results: what a reader must open without
 * reading it whole. The default of 1,700 turns gives about 5,000 steps.
 */
export async function seedDeepTrajectory(turns = 1700): Promise<Seeded> {
  const { id: projectId } = await seedProject('Deep trajectory')
  const file = 'public-library.json'
  expectOk(await importTools(projectId, readFileSync(`${DOCUMENTS}/${file}`), file))
  const [server] = await listServers(projectId)
  if ((await listGraphs(projectId)).length === 0)
    expectOk(await buildServerGraph(projectId, server?.id ?? ''))
  const [graph] = await listGraphs(projectId)
  const version = graph && (await findVersion(projectId, graph.id))
  if (!version) throw new Error('The graph of the deep trajectory is missing.')
  const params = SynthesisParams.parse({
    source: { kind: 'graphs', graphVersionIds: [version.id] },
    count: 1,
    seed: 1,
  })
  const sampling = { ...params.chains, seed: 1 }
  const [chain] = sampleChains(version.graph, sampling)
  if (!chain) throw new Error('The graph of the deep trajectory has no chain.')

  const tools = await offeredTools(projectId, version.documentIds)
  const trajectory: Trajectory = {
    steps: manySteps(
      turns,
      tools.map(({ key }) => key),
    ),
    tools,
    termination: 'turn-limit',
    terminationReason: `The attempt was stopped after ${turns} turns.`,
    agent: SEEDED.name,
    backend: SEEDED.name,
    user: null,
    distractors: [],
    usage: { calls: 0, tokensIn: 0, tokensOut: 0 },
  }
  const task: Task = {
    mode: 'chain',
    question: `Look after the library for ${turns} turns and report every day.`,
    language: 'en',
    expectedTools: chain.tools,
    plan: null,
    withheldTools: [],
    withheldValues: [],
    answer: null,
    leak: null,
    augmentation: null,
    author: SEEDED,
  }
  const judgement = Object.fromEntries(
    DIMENSIONS.map((dimension) => [
      dimension,
      { outcome: 'unjudged', reason: 'A seeded record is not judged.', author: SEEDED },
    ]),
  ) as Judgement
  const job = await createJob(projectId, {
    kind: 'synthesis',
    title: `one record of ${trajectory.steps.length} steps`,
    params,
    total: 1,
  })
  await moveJob(job.id, 'running')
  const lineage = { projectId, seed: 1, model: SEEDED.name, sampling }
  await recordSynthesis(
    job.id,
    lineage,
    [
      {
        ordinal: 0,
        stage: 'play',
        outcome: 'dropped',
        reason: 'turn-limit',
        detail: trajectory.terminationReason,
        tries: [],
        base: null,
        task,
        scores: null,
        graphVersionId: version.id,
        documentIds: version.documentIds,
        distractorDocumentIds: [],
        takenUp: null,
        chain,
        trajectory,
        facts: factsOf(task, trajectory, judgement, 'dropped', 'turn-limit'),
        skeleton: skeletonOf(trajectory),
        shape: shapeOf(trajectory),
        judgement,
        panel: null,
        fingerprint: fingerprintOf([turns, 'deep trajectory']),
        usage: {
          author: trajectory.usage,
          agent: trajectory.usage,
          emulator: trajectory.usage,
          user: trajectory.usage,
          judge: trajectory.usage,
        },
      },
    ],
    [],
  )
  const id = derivedId('trajectory', job.id, 0)
  return {
    summary: { project: projectId, trajectory: id, steps: trajectory.steps.length },
    lines: [`Choose the project "Deep trajectory" and open /trajectories/${id}.`],
  }
}

function manySteps(turns: number, tools: readonly ToolKey[]): Step[] {
  const random = randomFrom('deep trajectory', turns)
  const steps: Step[] = []
  const push = (
    step: Step extends infer S ? (S extends Step ? Omit<S, 'ordinal' | 'durationMs'> : never) : never,
  ) => steps.push({ ...step, ordinal: steps.length, durationMs: null } as Step)
  push({
    kind: 'message',
    origin: 'person',
    role: 'user',
    turn: 0,
    text: 'Look after the library and report every day.',
  })
  for (let turn = 1; turn <= turns; turn++) {
    const tool = random.pick(tools)
    const callId = `call_${turn}`
    const hasFailed = random.chance(0.05)
    push({
      kind: 'thought',
      origin: 'policy',
      turn,
      text: `Day ${turn}: I look at what has changed since day ${turn - 1}.`,
    })
    push({
      kind: 'tool-call',
      origin: 'policy',
      turn,
      callId,
      tool,
      arguments: { day: turn, query: `day ${turn}` },
      problems: [],
    })
    push({
      kind: 'tool-result',
      origin: 'arena',
      turn,
      callId,
      tool,
      content: JSON.stringify({
        day: turn,
        loans: Array.from({ length: random.chance(0.02) ? 2000 : 20 }, () => random.int(1, 99_999)),
      }),
      failure: hasFailed
        ? {
            kind: 'timeout',
            isTransient: true,
            isInjected: true,
            message: 'The library did not answer in time.',
          }
        : null,
    })
  }
  return steps
}
