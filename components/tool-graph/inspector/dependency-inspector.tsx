import { ArrowLeftRight, Check, CircleHelp, Trash2, X } from 'lucide-react'
import { Button } from '@/components/ui/button'
import type { ToolDependency, UseCount } from '@/lib/tool-graph'
import { UseFacts } from '../coverage/used'
import { FeedChoice } from '../feed-choice'
import { edgeId } from '../to-flow'
import type { GraphEditor } from '../use-graph-editor'
import { weightWords } from '../words'
import { DependencyTitle } from './dependency-title'
import { EvidenceList } from './evidence-list'

const REVIEWS = [
  { verdict: 'accepted', label: 'Accept', Icon: Check },
  { verdict: 'refused', label: 'Refuse', Icon: X },
  { verdict: 'undecided', label: 'Leave open', Icon: CircleHelp },
] as const

/** One dependency: which tools, what it feeds, how strongly it is believed and why, and what a person says of it. */
export function DependencyInspector({
  editor,
  dependency,
  count,
}: {
  editor: GraphEditor
  dependency: ToolDependency
  count: UseCount | undefined
}) {
  const { weight, evidence, review } = dependency
  return (
    <div className="wrap-anywhere grid grid-cols-[minmax(0,1fr)] gap-4">
      <DependencyTitle editor={editor} dependency={dependency} />
      <dl className="grid grid-cols-[auto_1fr] items-center gap-x-4 gap-y-2">
        <dt className="text-ink-soft">Weight</dt>
        <dd className="figures">{weightWords(weight)} of 1</dd>
      </dl>
      <FeedChoice editor={editor} dependency={dependency} />
      <EvidenceList evidence={evidence} />
      <UseFacts count={count} />
      <div className="flex flex-wrap gap-2">
        {REVIEWS.filter(({ verdict }) => verdict !== review).map(({ verdict, label, Icon }) => (
          <Button key={verdict} icon={<Icon />} onClick={() => editor.review(dependency, verdict)}>
            {label}
          </Button>
        ))}
        <Button icon={<ArrowLeftRight />} onClick={() => editor.reverse(dependency)}>
          Reverse
        </Button>
        <Button
          variant="danger"
          icon={<Trash2 />}
          onClick={() => editor.remove({ nodes: [], edges: [edgeId(dependency)] })}
        >
          Remove
        </Button>
      </div>
    </div>
  )
}
