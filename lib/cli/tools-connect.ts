import { fail, ok, type Result } from '@/lib/shared/result'
import { connectTools } from '@/lib/studio/live-tools'
import { type LiveSource, parseCommandLine, parsePairs, parseServerUrl } from '@/lib/tool'
import { confirmCommand } from './confirm-command'
import { importOutcome, readToolsMin, TOOLS_MIN_OPTION } from './import-outcome'
import { chooseProject, PROJECT_OPTION } from './project'
import { badInput, defineVerb, failed } from './verb'

/** `tools connect`: the tools of a live MCP server into the catalogue. */
export const toolsConnect = defineVerb({
  name: 'tools connect',
  summary: 'List the tools of a live MCP server, and remember how it is reached',
  usage: '(--command <line> | --url <address>) [--env <pair>…] [--header <pair>…] [--name <name>] [--yes]',
  options: {
    ...PROJECT_OPTION,
    command: {
      type: 'string',
      placeholder: '<line>',
      description: 'a program that speaks MCP over stdio; an argument that looks like a key is stored sealed',
    },
    url: { type: 'string', placeholder: '<address>', description: 'an address that speaks Streamable HTTP' },
    env: {
      type: 'string',
      placeholder: '<NAME=value>',
      description: 'a variable of the program; stored sealed',
      multiple: true,
    },
    header: {
      type: 'string',
      placeholder: '<Name: value>',
      description: 'a header of each request; stored sealed',
      multiple: true,
    },
    name: { type: 'string', placeholder: '<name>', description: 'what the server is called here' },
    yes: { type: 'boolean', description: 'run the command without asking' },
    ...TOOLS_MIN_OPTION,
  },
  async run({ options, database, tell, signal }) {
    const startedAt = performance.now()
    const toolsMin = readToolsMin(options['tools-min'])
    if (!toolsMin.ok) return badInput(toolsMin.problem.message)
    const source = readSource(options)
    if (!source.ok) return badInput(source.problem.message)
    if (!options.yes && source.value.kind === 'command' && !(await confirmCommand(source.value, signal))) {
      return badInput('The command was not run: confirm it when asked, or give --yes.')
    }
    await database()
    const project = await chooseProject(options.project, true)
    if (!project.ok) return badInput(project.problem.message)
    const settings = { name: options.name, toolsMin: toolsMin.value, signal }
    const connected = await connectTools(project.value.id, source.value, settings)
    if (!connected.ok) return failed(connected.problem.message)
    return importOutcome(connected.value, project.value.name, startedAt, tell)
  },
})

function readSource(options: {
  command: string | undefined
  url: string | undefined
  env: string[]
  header: string[]
}): Result<LiveSource> {
  const { command, url } = options
  if ((command === undefined) === (url === undefined)) {
    return fail('options', 'Say either --command or --url.')
  }
  const env = parsePairs(options.env.join('\n'), 'env')
  if (!env.ok) return fail('options', `--env: ${env.problem.message}`)
  const headers = parsePairs(options.header.join('\n'), 'headers')
  if (!headers.ok) return fail('options', `--header: ${headers.problem.message}`)
  if (command !== undefined) {
    const parsed = parseCommandLine(command)
    return parsed.ok ? ok({ kind: 'command', ...parsed.value, env: env.value }) : parsed
  }
  const address = parseServerUrl(url ?? '')
  return address.ok ? ok({ kind: 'url', url: address.value, headers: headers.value }) : address
}
