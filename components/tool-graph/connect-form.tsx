import { Plus } from 'lucide-react'
import { useId, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Select } from '@/components/ui/select'
import type { ToolKey } from '@/lib/tool'
import { refusalOf } from '@/lib/tool-graph'
import type { GraphEditor } from './use-graph-editor'
import { toolNameOf } from './words'

/** Connects two tools by choosing them: what dragging from port to port does, without a pointer. */
export function ConnectForm({ editor }: { editor: GraphEditor }) {
  const form = useId()
  const { graph } = editor.state.draft
  const [from, setFrom] = useState<ToolKey | ''>('')
  const [to, setTo] = useState<ToolKey | ''>('')
  const refusal = from !== '' && to !== '' ? refusalOf(graph, { from, to }) : null
  const ends = [
    { label: 'From', value: from, choose: setFrom },
    { label: 'To', value: to, choose: setTo },
  ]
  return (
    <form
      aria-label="Connect two tools"
      className="flex flex-wrap items-center gap-2 border-line border-b px-4 py-1.5"
      onSubmit={(event) => {
        event.preventDefault()
        if (from !== '' && to !== '') editor.connect({ from, to })
      }}
    >
      {ends.map(({ label, value, choose }) => (
        <label
          key={label}
          htmlFor={`${form}-${label}`}
          className="inline-flex items-center gap-1.5 text-ink-soft text-meta"
        >
          {label}
          <Select
            id={`${form}-${label}`}
            value={value}
            onChange={(event) => choose(event.target.value as ToolKey | '')}
            className="w-56"
          >
            <option value="">Choose a tool</option>
            {graph.nodes.map((key) => (
              <option key={key} value={key}>
                {toolNameOf(key)}
              </option>
            ))}
          </Select>
        </label>
      ))}
      <Button type="submit" icon={<Plus />} disabled={from === '' || to === '' || refusal !== null}>
        Connect
      </Button>
      {refusal && (
        <p role="alert" className="text-fail text-meta">
          <span aria-hidden>✕ </span>
          {refusal.message}
        </p>
      )}
    </form>
  )
}
