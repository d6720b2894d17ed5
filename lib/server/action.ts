import 'server-only'
import { unstable_rethrow } from 'next/navigation'
import type { z } from 'zod'
import type { Project } from '@/lib/db/projects'
import { fail, type Result } from '@/lib/shared/result'
import { currentProject } from './current-project'

/**
 * A server action in the order that all share: parse the input, find the project it acts in, then handle.
 * The handler answers with a `Result`; what it throws is logged on the server and becomes one sentence here,
 * because a stack or a query is not for the browser.
 */
export function action<Input extends z.ZodType, T>(
  input: Input,
  handle: (value: z.output<Input>, context: { project: Project }) => Promise<Result<T>>,
): (value: z.input<Input>) => Promise<Result<T>> {
  return async (value) => {
    const parsed = input.safeParse(value)
    if (!parsed.success) {
      const issue = parsed.error.issues[0]
      const place = issue?.path.join('.') || 'the form'
      return fail('bad-input', `${place}: ${issue?.message ?? 'not what was expected'}.`)
    }
    try {
      return await handle(parsed.data, { project: await currentProject() })
    } catch (error) {
      unstable_rethrow(error)
      console.error(error)
      return fail(
        'internal',
        'The studio could not do this. Nothing was changed; the server log has the details.',
      )
    }
  }
}
