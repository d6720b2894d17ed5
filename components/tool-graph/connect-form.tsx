import { Plus } from 'lucide-react'
import { useId, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Select } from '@/components/ui/select'
import type { ToolKey } from '@/lib/tool'
import { serverGroups, type ToolPair } from '@/lib/tool-graph'
import type { GraphEditor } from './use-graph-editor'
import { PROOF_WORDS, toolNameOf } from './words'

/** Connects two tools by choosing them: what dragging from port to port does, without a pointer. */
export function ConnectForm({ editor }: { editor: GraphEditor }) {
  const form = useId()
  const { graph, layout } = editor.state.draft
  const groups = serverGroups(graph, layout)
  const [from, setFrom] = useState<ToolKey | ''>('')
  const [to, setTo] = useState<ToolKey | ''>('')
  const pair = from !== '' && to !== '' ? { from, to } : null
  const refusal = pair === null ? null : editor.refusalFor(pair)
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
        const parameter = String(new FormData(event.currentTarget).get('parameter') ?? '')
        if (pair !== null) editor.connect(pair, parameter || null)
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
            {groups.length < 2
              ? graph.nodes.map(toOption)
              : groups.map(({ server, tools }) => (
                  <optgroup key={server} label={server}>
                    {tools.map(toOption)}
                  </optgroup>
                ))}
          </Select>
        </label>
      ))}
      {pair !== null && refusal === null && (
        <FedParameter key={`${from} ${to}`} id={`${form}-parameter`} editor={editor} pair={pair} />
      )}
      <Button type="submit" icon={<Plus />} disabled={pair === null || refusal !== null}>
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

const toOption = (key: ToolKey) => (
  <option key={key} value={key}>
    {toolNameOf(key)}
  </option>
)

/** The parameters of the second tool with what proves that the first can feed them; the best is chosen beforehand. */
function FedParameter({ id, editor, pair }: { id: string; editor: GraphEditor; pair: ToolPair }) {
  return (
    <label htmlFor={id} className="inline-flex items-center gap-1.5 text-ink-soft text-meta">
      Feeds
      <Select id={id} name="parameter" defaultValue={editor.proofFor(pair)?.parameter ?? ''} className="w-64">
        {editor.known.proofs(pair.from, pair.to).map(({ parameter, isRequired, kind }) => (
          <option key={parameter} value={parameter}>
            {parameter}
            {isRequired ? '' : ' (optional)'}: {PROOF_WORDS[kind]}
          </option>
        ))}
        <option value="">order only</option>
      </Select>
    </label>
  )
}
