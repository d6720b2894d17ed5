import { onJobChange } from '@/lib/db/listen'
import { currentProject } from '@/lib/server/current-project'
import { openJobState } from '@/lib/studio/job-state'

export const dynamic = 'force-dynamic'

/** At most four updates a second reach a browser; a look every two seconds covers missed notifications. */
const SPACING_MS = 250
const LOOK_MS = 2000

/** Live state of one job as server-sent events: `job` as `JobState` says, at once and on change. */
export async function GET(request: Request): Promise<Response> {
  const project = await currentProject()
  const id = new URL(request.url).searchParams.get('job') ?? ''
  const state = await openJobState(project.id, id)
  if (!state) return new Response('There is no such job in this project.', { status: 404 })

  const encoder = new TextEncoder()
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      let last = ''
      let dirty = true
      let isSending = false
      const send = async () => {
        dirty = false
        isSending = true
        const text = JSON.stringify(await state.read())
        if (text === last || request.signal.aborted) return
        last = text
        controller.enqueue(encoder.encode(`event: job\ndata: ${text}\n\n`))
      }
      const trySend = () =>
        void send()
          .catch(() => {})
          .finally(() => {
            isSending = false
          })
      const forget = onJobChange((changed) => {
        if (changed === id) dirty = true
      })
      const spaced = setInterval(() => dirty && !isSending && trySend(), SPACING_MS)
      const looking = setInterval(() => {
        dirty = true
        controller.enqueue(encoder.encode(': still here\n\n'))
      }, LOOK_MS)
      request.signal.addEventListener('abort', () => {
        forget()
        clearInterval(spaced)
        clearInterval(looking)
        controller.close()
      })
      trySend()
    },
  })
  return new Response(stream, {
    headers: {
      'content-type': 'text/event-stream',
      'cache-control': 'no-cache, no-transform',
      'x-accel-buffering': 'no',
    },
  })
}
