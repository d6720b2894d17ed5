import { findSource } from '@/lib/db/tool-sources'
import type { ToolTry } from '@/lib/db/tool-tries'
import { findToolByKey } from '@/lib/db/tools'
import { isObject, type JsonObject, parseJson } from '@/lib/shared/json'
import { fail, ok, type Result } from '@/lib/shared/result'
import { resetTries, tryTool } from '@/lib/studio/try-tool'
import { confirmCommand } from './confirm-command'
import { readInteger } from './options'
import { chooseProject, PROJECT_OPTION } from './project'
import { badInput, defineVerb, done, failed } from './verb'

/** `tools try`: one call to a tool, in the same session as on its page. */
export const toolsTry = defineVerb({
  name: 'tools try',
  summary: 'Call one tool, emulated or at its live server, in the session that its page shows',
  usage: '<server/tool> [--arguments <json>] [--live [--yes]] [--anew [--seed <n>]] [--force]',
  operands: { min: 1, max: 1 },
  options: {
    ...PROJECT_OPTION,
    arguments: {
      type: 'string',
      placeholder: '<json>',
      description: 'what the tool is called with, an object',
      default: '{}',
    },
    live: { type: 'boolean', description: 'ask the live server instead of the built-in emulator' },
    yes: { type: 'boolean', description: "run a live server's command without asking" },
    anew: { type: 'boolean', description: 'begin a new session: what earlier calls made is forgotten' },
    seed: { type: 'string', placeholder: '<n>', description: 'of a new session', default: '1' },
    force: { type: 'boolean', description: 'send arguments that do not fit the schema, too' },
  },
  async run({ options, operands: [key = ''], database, signal }) {
    const args = readArguments(options.arguments)
    if (!args.ok) return badInput(args.problem.message)
    const seed = readInteger('seed', options.seed, { min: 0, max: 2_147_483_647 })
    if (!seed.ok) return badInput(seed.problem.message)
    await database()
    const project = await chooseProject(options.project)
    if (!project.ok) return badInput(project.problem.message)
    const { id: projectId, name } = project.value
    const found = await findToolByKey(projectId, key)
    if (!found) return badInput(`There is no tool "${key}" in "${name}"; it is named as server/tool.`)
    const backend = options.live ? 'live' : 'emulator'
    const source = options.live ? await findSource(projectId, found.serverId) : null
    if (!options.yes && source?.kind === 'command' && !(await confirmCommand(source, signal)))
      return badInput('The command was not run: confirm it when asked, or give --yes.')
    if (options.anew)
      await resetTries(projectId, { toolId: found.id, backend, seed: seed.value, failureRate: 0 })
    const asked = {
      toolId: found.id,
      backend,
      arguments: args.value,
      isForced: options.force,
      signal,
    } as const
    const tried = await tryTool(projectId, asked)
    if (!tried.ok) return failed(tried.problem.message)
    if (tried.value.kind === 'unfit') {
      const problems = tried.value.problems.map(({ path, message }) => `${path} ${message}`)
      return badInput(`Nothing was called: ${problems.join('; ')}. Give --force to send it all the same.`)
    }
    const { session, tries } = tried.value
    const last = tries.at(-1)
    if (!last) return failed('The call left no trace.')
    const summary = { session: session?.id ?? null, try: last.ordinal + 1, backend, ...answerOf(last) }
    return done(summary, [
      ...(last.failure ? [`failed (${last.failure.kind})`] : []),
      last.content,
      ...(options.live ? [] : ['answered by the built-in, rule-based emulator']),
    ])
  },
})

const answerOf = ({ content, failure, durationMs }: ToolTry) => ({
  content,
  failure: failure && { ...failure },
  durationMs,
})

function readArguments(text: string): Result<JsonObject> {
  const read = parseJson(text, '--arguments')
  if (!read.ok) return read
  return isObject(read.value)
    ? ok(read.value as JsonObject)
    : fail('not-an-object', '--arguments is no JSON object; it looks like {"city": "Lyon"}.')
}
