import type { Route } from 'next'
import { Tag } from '@/components/ui/tag'
import type { NearTool, Relation } from '@/lib/tool'
import { ToolName } from './tool-name'

/** The tools most like one, those of its own server and domain apart. */
export function NearTools({
  index,
  tools,
}: {
  /** `lexical`, or the embedding model's name. */
  index: string
  tools: Record<Relation, readonly (NearTool & { id: string })[]>
}) {
  const groups = (Object.keys(groupNames) as Relation[]).filter((relation) => tools[relation].length > 0)
  return (
    <section aria-label="Nearest tools" className="grid gap-3">
      <h2 className="flex items-center gap-2 font-medium text-section">
        Nearest tools <Tag>{index}</Tag>
      </h2>
      <p className="text-ink-soft text-meta">
        {index === 'lexical'
          ? 'Built-in, rule-based: by the character groups that names and descriptions share. Other words for the same thing are not seen.'
          : `By the vectors of ${index}.`}
      </p>
      {groups.length === 0 && <p className="text-ink-soft text-meta">No other tool is like it.</p>}
      {groups.map((relation) => (
        <div key={relation} className="grid gap-1 text-meta">
          <h3 className="text-ink-faint">{groupNames[relation]}</h3>
          <ul className="grid gap-1">
            {tools[relation].map(({ id, key, cosine }) => (
              <li key={id} className="flex items-center justify-between gap-3">
                <ToolName tool={key} href={`/tools/${id}` as Route} />
                <span className="figures text-ink-soft" title="cosine">
                  {cosine.toFixed(2)}
                </span>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  )
}

const groupNames: Record<Relation, string> = {
  'same-server': 'On its server',
  'same-domain': 'In its domain',
  elsewhere: 'Elsewhere',
}
