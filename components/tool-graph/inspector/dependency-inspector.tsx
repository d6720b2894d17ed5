import { ArrowLeftRight, Check, CircleHelp, Trash2, X } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { Tag } from '@/components/ui/tag'
import { AuthorMark } from '@/components/verifier/author-mark'
import type { ToolDependency } from '@/lib/tool-graph'
import { FeedChoice } from '../feed-choice'
import { Quoted } from '../quoted'
import { ReviewBadge } from '../review-badge'
import { edgeId } from '../to-flow'
import type { GraphEditor } from '../use-graph-editor'
import { EVIDENCE_WORDS, toolNameOf, weightWords } from '../words'

const REVIEWS = [
  { verdict: 'accepted', label: 'Accept', Icon: Check },
  { verdict: 'refused', label: 'Refuse', Icon: X },
  { verdict: 'undecided', label: 'Leave open', Icon: CircleHelp },
] as const

/** One dependency: which tools, what it feeds, how strongly it is believed and why, and what a person says of it. */
export function DependencyInspector({
  editor,
  dependency,
}: {
  editor: GraphEditor
  dependency: ToolDependency
}) {
  const { from, to, weight, evidence, author, review } = dependency
  return (
    <div className="grid gap-4">
      <header className="grid gap-1">
        <h2 className="flex flex-wrap items-center gap-1 font-mono">
          {[from, to].map((key, i) => (
            <span key={key} className="inline-flex items-center gap-1">
              {i > 0 && <span>→</span>}
              <button type="button" className="hover:underline" onClick={() => editor.selectTool(key)}>
                {toolNameOf(key)}
              </button>
            </span>
          ))}
        </h2>
        <div className="flex items-center gap-3">
          <AuthorMark author={{ kind: author, name: author }} />
          <ReviewBadge review={review} />
        </div>
      </header>
      <dl className="grid grid-cols-[auto_1fr] items-center gap-x-4 gap-y-2">
        <dt className="text-ink-soft">Weight</dt>
        <dd className="figures">{weightWords(weight)} of 1</dd>
      </dl>
      <FeedChoice editor={editor} dependency={dependency} />
      <section className="grid gap-2">
        <h3 className="font-medium">Why</h3>
        <ul className="grid gap-2">
          {evidence.map(({ kind, sentence }) => (
            <li key={`${kind} ${sentence}`} className="grid justify-items-start gap-0.5">
              <Tag>{EVIDENCE_WORDS[kind]}</Tag>
              <p className="text-ink-soft">
                <Quoted text={sentence} />
              </p>
            </li>
          ))}
        </ul>
      </section>
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
