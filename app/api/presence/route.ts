import { z } from 'zod'
import { bePresent, leave, listPresent } from '@/lib/db/graph-presence'
import { currentProject } from '@/lib/server/current-project'
import { readBody } from '@/lib/server/read-body'
import { PresentPerson } from '@/lib/tool-graph'

export const dynamic = 'force-dynamic'

/** How often those who are there are looked up, for everyone who watches. */
const LOOK_MS = 500
const BYTES_MAX = 100_000

const Said = z.union([
  z.object({ graphId: z.string(), person: PresentPerson }),
  z.object({ graphId: z.string(), left: z.uuid() }),
])

/** Says that someone is at a graph, for the next few seconds, or that they have left it. */
export async function POST(request: Request): Promise<Response> {
  const project = await currentProject()
  const body = await readBody(request.body, BYTES_MAX)
  const said = Said.safeParse(parsed(body))
  if (!said.success) return new Response('This does not say who is at which graph.', { status: 400 })
  if ('left' in said.data) await leave(project.id, said.data.graphId, said.data.left)
  else if (!(await bePresent(project.id, said.data.graphId, said.data.person)))
    return new Response('There is no such graph in this project.', { status: 404 })
  return new Response(null, { status: 204 })
}

function parsed(body: Uint8Array | null): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body ?? undefined))
  } catch {
    return null
  }
}

/** Who is at the graph `?graph=`, as server-sent events: `present` at once and whenever it changes. */
export async function GET(request: Request): Promise<Response> {
  const project = await currentProject()
  const graphId = new URL(request.url).searchParams.get('graph') ?? ''
  const encoder = new TextEncoder()
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      let last = ''
      let isLooking = false
      async function look() {
        if (isLooking) return
        isLooking = true
        try {
          const text = JSON.stringify(await listPresent(project.id, graphId))
          if (text === last || request.signal.aborted) return
          last = text
          controller.enqueue(encoder.encode(`event: present\ndata: ${text}\n\n`))
        } finally {
          isLooking = false
        }
      }
      const tryLook = () => void look().catch(() => {})
      const looking = setInterval(tryLook, LOOK_MS)
      const beating = setInterval(() => controller.enqueue(encoder.encode(': still here\n\n')), 10_000)
      request.signal.addEventListener('abort', () => {
        clearInterval(looking)
        clearInterval(beating)
        controller.close()
      })
      tryLook()
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
