import { isObject, type JsonObject } from '../../shared/json'
import { type ChatModel, isItemProblem, ModelError } from '../../shared/model'
import { randomFrom } from '../../shared/random'
import { seedFrom } from '../../shared/seed'
import {
  type EmulatorSettings,
  failureText,
  missingReference,
  openSession,
  partsOf,
  permanentFailure,
  rememberResult,
  type Tool,
  type ToolBackend,
  type ToolCall,
  type ToolFailure,
  type ToolResult,
} from '../../tool'

/** Calls with their results that the model is shown (astra-spec 4.3). */
const HISTORY_MAX = 5
/** Things of the session that it is reminded of beside them (ours; the released code forgets them). */
const THINGS_MAX = 40
/** How often it is shown the user's request, drawn once for an attempt (astra-spec 4.3). */
const REQUEST_CHANCE = 0.5
const SHOWN_CHARS_MAX = 4_000

const INSTRUCTIONS = `You stand in for a tool of a service. You are shown the tool, the arguments of one call to it, what exists in this session and the latest calls with their results. Answer with the result that the real tool would give, as one JSON object.
- Be specific and realistic: names, amounts, dates that could be real. No placeholders.
- Agree with what was returned before. What exists keeps its identity and its facts; what is gone does not come back. Take over identifiers that the call gives.
- What the call creates gets a new identifier of the same form as the others.
- Return the data alone, without explanations. Failures are decided elsewhere: the call succeeds.`

/**
 * The emulator by a model, under the contract of the built-in one: arguments are checked first, failures injected by us
 * at the same seeded rate and marked, the session's state is kept and told to the model, a reference to what does not
 * exist fails. The result must fit the tool's schema after one repair; else the call fails as `tool-error`, unmarked
 * as injected. Throws `ModelError` when the endpoint is down.
 */
export function createModelEmulator({
  model,
  request,
  ...settings
}: EmulatorSettings & {
  model: ChatModel
  /** The user's request, of which the model is told or not. */
  request: string
}): ToolBackend {
  const session = openSession(settings)
  const random = randomFrom(...settings.seed, 'model emulator')
  const told = random.chance(REQUEST_CHANCE) ? request : null
  const seed = seedFrom(random)
  const history: { call: ToolCall; content: string }[] = []

  const made = async (call: ToolCall, signal: AbortSignal): Promise<ToolResult> => {
    const admitted = session.admit(call)
    if ('failure' in admitted) return failed(call, admitted.failure)
    const { tool, number } = admitted
    const missing = missingReference(tool, { state: session.state, arguments: call.arguments })
    if (missing) return failed(call, permanentFailure('not-found', missing))
    try {
      const { value, durationMs } = await model.object({
        name: 'tool_result',
        schema: schemaOf(tool),
        messages: [
          { role: 'system', content: INSTRUCTIONS },
          { role: 'user', content: sceneFor(tool, call) },
        ],
        seed: (seed + number) % 2 ** 31,
        signal,
      })
      rememberResult(session.state, tool, call.arguments, value)
      return { callId: call.id, content: JSON.stringify(value), failure: null, durationMs }
    } catch (error) {
      if (!(error instanceof ModelError && isItemProblem(error.code))) throw error
      return failed(call, permanentFailure('tool-error', 'The tool sent a result that cannot be used.'))
    }
  }

  const sceneFor = (tool: Tool, { arguments: args }: ToolCall): string => {
    const { existing, gone } = session.state.summary(THINGS_MAX)
    const parts = [
      `The tool:\n${JSON.stringify({ name: tool.name, description: tool.description, parameters: tool.parameters })}`,
      told && `What the user of the service wants:\n${told}`,
      existing.length > 0 &&
        `What exists:\n${existing.map(({ noun, id, fields }) => `- ${noun} ${id}: ${shortened(JSON.stringify(fields), 200)}`).join('\n')}`,
      gone.length > 0 && `What is gone:\n${gone.map((thing) => `- ${thing}`).join('\n')}`,
      history.length > 0 &&
        `The latest calls:\n${history.map(({ call, content }) => `${partsOf(call.tool).tool}(${JSON.stringify(call.arguments)}) → ${shortened(content, SHOWN_CHARS_MAX)}`).join('\n')}`,
      `The call:\n${tool.name}(${JSON.stringify(args)})`,
    ]
    return parts.filter((part) => typeof part === 'string').join('\n\n')
  }

  return {
    name: model.name,
    async call(call, signal) {
      const result = await made(call, signal)
      history.push({ call, content: result.content })
      if (history.length > HISTORY_MAX) history.shift()
      return result
    },
  }
}

/** What a result must fit: the tool's own schema where that is of an object, else any object. */
const schemaOf = ({ result }: Tool): JsonObject =>
  result && result.type === 'object' && isObject(result.properties) ? result : { type: 'object' }

const shortened = (text: string, charsMax: number): string =>
  text.length <= charsMax ? text : `${text.slice(0, charsMax)}…`

const failed = (call: ToolCall, failure: ToolFailure): ToolResult => ({
  callId: call.id,
  content: failureText(failure),
  failure,
  durationMs: null,
})
