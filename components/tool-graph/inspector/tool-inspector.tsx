import { Trash2 } from 'lucide-react'
import type { Route } from 'next'
import { DomainTag } from '@/components/tool/domain-tag'
import { ToolName } from '@/components/tool/tool-name'
import { Button } from '@/components/ui/button'
import { partsOf, type ToolKey } from '@/lib/tool'
import { sayableOf, type ToolDependency, type UseCount } from '@/lib/tool-graph'
import { UseFacts } from '../coverage/used'
import { toolOn } from '../to-flow'
import type { GraphEditor } from '../use-graph-editor'
import { toolNameOf, weightWords } from '../words'

/** One tool: what it says of itself, what feeds each parameter that it requires, and what may follow it. */
export function ToolInspector({
  editor,
  toolKey,
  count,
}: {
  editor: GraphEditor
  toolKey: ToolKey
  count: UseCount | undefined
}) {
  const tool = toolOn(editor.tools, toolKey)
  const domain = editor.domainOf(partsOf(toolKey).server)
  const { dependencies } = editor.state.draft.graph
  const before = dependencies.filter(({ to }) => to === toolKey)
  const after = dependencies.filter(({ from }) => from === toolKey)
  const fed = (parameter: string | null) => before.filter((dependency) => dependency.parameter === parameter)
  const known = editor.known.tools.get(toolKey)
  const unfedWords = (parameter: string) => UNFED[known ? sayableOf(known, parameter) : 'unknown']
  const others = before.filter(({ parameter }) => parameter === null || !tool.required.includes(parameter))
  return (
    <div className="grid gap-4">
      <header className="grid gap-1">
        <h2>
          <ToolName tool={toolKey} domain={domain.name} className="text-body" />
        </h2>
        <DomainTag domain={domain.name} isGuessed={domain.author === 'built-in'} />
        <p className="line-clamp-6 whitespace-pre-line text-ink-soft">
          {tool.description || 'It has no description.'}
        </p>
      </header>
      <section className="grid gap-2">
        <h3 className="font-medium">What feeds it</h3>
        {tool.required.length === 0 && (
          <p className="text-ink-soft">It requires nothing and can be called first.</p>
        )}
        {tool.required.map((parameter) => (
          <div key={parameter}>
            <p className="font-mono text-meta">{parameter}</p>
            {fed(parameter).length === 0 ? (
              <p className="pl-3 text-ink-faint text-meta">{unfedWords(parameter)}</p>
            ) : (
              <Ends editor={editor} dependencies={fed(parameter)} end="from" />
            )}
          </div>
        ))}
        {others.length > 0 && (
          <div>
            <p className="text-ink-soft text-meta">by order, or by an optional parameter</p>
            <Ends editor={editor} dependencies={others} end="from" />
          </div>
        )}
      </section>
      <section className="grid gap-2">
        <h3 className="font-medium">What may follow</h3>
        {after.length === 0 ? (
          <p className="text-ink-soft">Nothing: chains end here.</p>
        ) : (
          <Ends editor={editor} dependencies={after} end="to" />
        )}
      </section>
      <UseFacts
        count={count}
        trajectoriesHref={`/trajectories?${new URLSearchParams({ tool: toolKey })}` as Route}
      />
      <div>
        <Button
          variant="danger"
          icon={<Trash2 />}
          onClick={() => editor.remove({ nodes: [toolKey], edges: [] })}
        >
          Remove from the graph
        </Button>
      </div>
    </div>
  )
}

const UNFED = {
  yes: 'nothing: the user says it',
  no: 'nothing, and no user would say it',
  unknown: 'nothing, and its schema does not say what it is',
} as const

/** The tools at one end of some dependencies, strongest first; each opens its dependency. */
function Ends({
  editor,
  dependencies,
  end,
}: {
  editor: GraphEditor
  dependencies: readonly ToolDependency[]
  end: 'from' | 'to'
}) {
  return (
    <ul>
      {dependencies
        .toSorted((a, b) => b.weight - a.weight)
        .map((dependency) => (
          <li key={dependency[end]}>
            <button
              type="button"
              onClick={() => editor.selectDependency(dependency)}
              className="flex w-full items-baseline gap-2 rounded-sm py-0.5 pl-3 text-left text-meta hover:bg-hover"
            >
              <span className={dependency.review === 'refused' ? 'font-mono line-through' : 'font-mono'}>
                {toolNameOf(dependency[end])}
              </span>
              <span className="figures ml-auto pr-1 text-ink-faint">{weightWords(dependency.weight)}</span>
            </button>
          </li>
        ))}
    </ul>
  )
}
