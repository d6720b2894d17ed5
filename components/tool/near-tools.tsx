import type { Route } from 'next'
import Link from 'next/link'
import { Tag } from '@/components/ui/tag'
import { formatCount } from '@/lib/shared/format'
import type { NearTool, Relation } from '@/lib/tool'
import { ToolName } from './tool-name'

/** The tools most like one, those of its own server and domain apart. */
export function NearTools({
  index,
  missing,
  tools,
}: {
  /** `lexical`, or the embedding model's name. */
  index: string
  /** Tools that the project's embedding model has made no vector of; until it has, the lexical index stands in. */
  missing: number
  tools: Record<Relation, readonly (NearTool & { id: string })[]>
}) {
  const groups = (Object.keys(groupNames) as Relation[]).filter((relation) => tools[relation].length > 0)
  return (
    <section aria-label="Nearest tools" className="grid grid-cols-1 gap-3">
      <h2 className="flex items-center gap-2 font-medium text-section">
        Nearest tools <Tag>{index}</Tag>
      </h2>
      <p className="text-ink-soft text-meta">
        {index === 'lexical'
          ? 'Built-in, rule-based: by the character groups that names and descriptions share. Other words for the same thing are not seen.'
          : `By the vectors of ${index}.`}
      </p>
      {missing > 0 && (
        <p className="text-undecided text-meta">
          The project is set to an embedding model that has no vector of {formatCount(missing)}{' '}
          {missing === 1 ? 'tool' : 'tools'} yet.{' '}
          <Link href="/settings" className="underline">
            Make them
          </Link>
        </p>
      )}
      {groups.length === 0 && <p className="text-ink-soft text-meta">No other tool is like it.</p>}
      {groups.map((relation) => (
        <div key={relation} className="grid grid-cols-1 gap-1 text-meta">
          <h3 className="text-ink-faint">{groupNames[relation]}</h3>
          <ul className="grid grid-cols-1 gap-1">
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
