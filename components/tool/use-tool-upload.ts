'use client'

import { useEffect, useRef, useState } from 'react'
import { z } from 'zod'

/** What is sent: a file or a text, under the name that its problems are told with. */
interface ToolUpload {
  body: Blob
  name: string
  /** Usable tools that a server needs to be kept. */
  toolsMin: number
}

/** Where an upload is. Bytes are counted as the browser hands them over; `reading` has no measure of its own. */
export type UploadState =
  | { phase: 'idle' }
  | { phase: 'sending'; sentBytes: number; totalBytes: number }
  | { phase: 'reading' }
  | { phase: 'refused'; problem: string }
  | { phase: 'imported' }

const answerSchema = z.union([z.object({ importId: z.string() }), z.object({ problem: z.string() })])

/**
 * Sends tool documents to the import route and follows them; `imported` is called with the id of the report.
 * Leaving the page stops what is under way.
 */
export function useToolUpload(imported: (importId: string) => void) {
  const [state, setState] = useState<UploadState>({ phase: 'idle' })
  const request = useRef<XMLHttpRequest>(null)
  useEffect(() => () => request.current?.abort(), [])

  function send({ body, name, toolsMin }: ToolUpload) {
    // Only the older interface tells how much of a body has left.
    const sending = new XMLHttpRequest()
    request.current = sending
    sending.upload.addEventListener('progress', ({ loaded, total }) =>
      setState({ phase: 'sending', sentBytes: loaded, totalBytes: total }),
    )
    sending.upload.addEventListener('load', () => setState({ phase: 'reading' }))
    sending.addEventListener('error', () =>
      setState({
        phase: 'refused',
        problem:
          'The studio could not be reached, or it stopped listening. Look at the list of imports before you try again.',
      }),
    )
    sending.addEventListener('load', () => {
      const answer = answerOf(sending.responseText)
      if ('problem' in answer) return setState({ phase: 'refused', problem: answer.problem })
      setState({ phase: 'imported' })
      imported(answer.importId)
    })
    sending.open('POST', `/api/import/tools?${new URLSearchParams({ name, toolsMin: String(toolsMin) })}`)
    setState({ phase: 'sending', sentBytes: 0, totalBytes: body.size })
    sending.send(body)
  }

  return {
    state,
    send,
    stop() {
      request.current?.abort()
      setState({ phase: 'idle' })
    },
    /** Shows a problem that was found before anything was sent. */
    refuse: (problem: string) => setState({ phase: 'refused', problem }),
  }
}

function answerOf(text: string): z.infer<typeof answerSchema> {
  const unreadable = {
    problem: `The studio's answer could not be read: ${text.slice(0, 200) || 'it was empty'}`,
  }
  try {
    return answerSchema.safeParse(JSON.parse(text)).data ?? unreadable
  } catch {
    return unreadable
  }
}
