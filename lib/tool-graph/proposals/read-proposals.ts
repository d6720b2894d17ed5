import { z } from 'zod'
import { type JsonValue, parseJson } from '../../shared/json'
import { fail, ok, type Result } from '../../shared/result'

/** A chain as a model proposes it: tool names in call order, two or more, and what it could be good for. */
export const ProposedChain = z.object({ tools: z.array(z.string()).min(2), task: z.string() })
export type ProposedChain = z.infer<typeof ProposedChain>

const Element = z.object({
  tool_graph_detect: z.literal('yes'),
  tool_graph_detect_chain: z.array(z.string()).min(2),
  tool_graph_detect_task: z.string().catch(''),
})

/**
 * The chains of one answer (astra-spec 2.1): text up to the last closing think tag and code fences are dropped, and
 * of the JSON list only elements whose flag is exactly "yes" are read. An empty list is an answer: nothing depends
 * on anything. Fails with `unparsed` where there is no JSON list.
 */
export function readProposals(answer: string): Result<ProposedChain[]> {
  const list = listIn(answer.split('</think>').at(-1) ?? '')
  if (list === null) return fail('unparsed', 'The answer holds no JSON list of chains.')
  return ok(
    list.flatMap((element) => {
      const read = Element.safeParse(element)
      if (!read.success) return []
      return [{ tools: read.data.tool_graph_detect_chain, task: read.data.tool_graph_detect_task }]
    }),
  )
}

/** The list in a text: all of it, what a code fence holds, or from its first bracket to its last. */
function listIn(text: string): JsonValue[] | null {
  const fenced = /```(?:json)?\s*([\s\S]*?)```/i.exec(text)?.[1]
  const bracketed = text.slice(text.indexOf('['), text.lastIndexOf(']') + 1)
  for (const candidate of [text, fenced ?? '', bracketed]) {
    const parsed = parseJson(candidate, 'The answer')
    if (parsed.ok && Array.isArray(parsed.value)) return parsed.value
  }
  return null
}
