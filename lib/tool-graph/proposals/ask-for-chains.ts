import type { ChatMessage } from '../../shared/model'
import type { ToolDocument } from '../../tool'

const INSTRUCTIONS = `You are shown one service and its tools. Find chains of its tools: sequences of calls that together solve one task, in which each call needs what an earlier one gives.
- Two tools depend on each other only if one must run before the other because its result feeds it. Tools that can be called directly, without one another, are unrelated.
- Name tools exactly as they are listed. Use no other tools.
- Give as many chains as there are different tasks, one for each.
- When you are not sure, leave the chain out. If no tools depend on each other, answer with an empty list.
Answer with a JSON list and nothing else. Each element:
{"tool_graph_detect": "yes" | "no" | "not sure", "tool_graph_detect_chain": ["first_tool", "second_tool"], "tool_graph_detect_task": "a task that this chain solves"}`

/** What a model is told to propose chains of one server's tools (astra-spec 2.1). */
export function chainProposalMessages(document: ToolDocument): ChatMessage[] {
  const { title, description, domain } = document
  const tools = document.tools.map(({ name, description, parameters, result }) =>
    JSON.stringify({ name, description, parameters, ...(result && { result }) }),
  )
  return [
    { role: 'system', content: INSTRUCTIONS },
    {
      role: 'user',
      content: `Service:\n${JSON.stringify({ title, description, domain })}\n\nTools, one a line:\n${tools.join('\n')}`,
    },
  ]
}
