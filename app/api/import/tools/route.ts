import { z } from 'zod'
import { TOOL_FILE_BYTES_MAX } from '@/lib/formats'
import { currentProject } from '@/lib/server/current-project'
import { readBody } from '@/lib/server/read-body'
import { fail, type Result } from '@/lib/shared/result'
import { type ImportedTools, importTools } from '@/lib/studio/import-tools'

const FROM_1_TO_1000 = 'must be a whole number from 1 to 1000'
const ImportQuery = z.object({
  name: z.string().regex(/^[^\p{Cc}]{1,200}$/u, 'must have 1 to 200 characters'),
  toolsMin: z.coerce
    .number(FROM_1_TO_1000)
    .int(FROM_1_TO_1000)
    .min(1, FROM_1_TO_1000)
    .max(1000, FROM_1_TO_1000),
})

/**
 * Imports a file of tool documents into the current project. The body is the file; `?name=` is its name and
 * `?toolsMin=` how many usable tools a server needs. Answers `{ importId }`, or `{ problem }` in one sentence.
 * A server action would hold the file twice and stop at 4 MB.
 */
export async function POST(request: Request): Promise<Response> {
  const imported = await importBody(request)
  if (imported.ok) return Response.json({ importId: imported.value.importId })
  const status = { 'too-large': 413, internal: 500 }[imported.problem.code] ?? 400
  return Response.json({ problem: `${imported.problem.message} Nothing was imported.` }, { status })
}

async function importBody(request: Request): Promise<Result<ImportedTools>> {
  const query = ImportQuery.safeParse(Object.fromEntries(new URL(request.url).searchParams))
  if (!query.success) {
    const issue = query.error.issues[0]
    return fail('bad-input', `${issue?.path.join('.')}: ${issue?.message}.`)
  }
  const { name, toolsMin } = query.data
  try {
    const project = await currentProject()
    const bytes = await readBody(request.body, TOOL_FILE_BYTES_MAX)
    if (bytes === null) return tooLarge(name)
    return await importTools(project.id, bytes, name, { toolsMin })
  } catch (error) {
    console.error(error)
    return fail('internal', `The studio could not import ${name}; the server log has the details.`)
  }
}

function tooLarge(name: string) {
  const mb = TOOL_FILE_BYTES_MAX / 1024 / 1024
  return fail('too-large', `${name} has more than ${mb} MB. Split it into several files.`)
}
