import { Trash2 } from 'lucide-react'
import { useMemo, useState } from 'react'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { IconButton } from '@/components/ui/icon-button'
import { Table, TableCell, TableHead, TableRow } from '@/components/ui/table'
import { AuthorMark } from '@/components/verifier/author-mark'
import { formatCount } from '@/lib/shared/format'
import { foldedGraph } from '@/lib/tool-graph'
import { ConnectForm } from './connect-form'
import type { PointedAt } from './overlays'
import { PeopleHere } from './presence/person-mark'
import { Quoted } from './quoted'
import { ReviewBadge } from './review-badge'
import { ServerStrip } from './server-strip'
import { edgeId } from './to-flow'
import type { GraphEditor } from './use-graph-editor'
import { dependencyWords, EVIDENCE_WORDS, toolNamesOf, weightWords } from './words'

/** Rows that are there from the start; a graph of 2,000 tools has thousands. */
const ROWS_AT_ONCE = 200

/** The graph without a picture: every dependency as a row, all of it done by keyboard as well as by pointer. */
export function DependencyList({ editor, pointedAt }: { editor: GraphEditor; pointedAt: PointedAt }) {
  const { draft, selection } = editor.state
  const [shown, setShown] = useState(ROWS_AT_ONCE)
  const { groups, dependencies, bundles } = useMemo(() => foldedGraph(draft.graph, draft.layout), [draft])
  return (
    <div className="flex h-full min-h-0 flex-col">
      <ConnectForm editor={editor} />
      <ServerStrip groups={groups} domainOf={editor.domainOf} toggle={editor.toggleFold} />
      <div className="min-h-0 flex-1 overflow-auto">
        {draft.graph.dependencies.length === 0 ? (
          <EmptyState sentence="No tool depends on another yet. Choose two tools above and connect them." />
        ) : (
          <Table aria-label="Dependencies" className="table-fixed">
            <thead>
              <tr>
                <TableHead className="w-[18%]">From</TableHead>
                <TableHead className="w-[18%]">To</TableHead>
                <TableHead className="w-[15%]">Feeds</TableHead>
                <TableHead numeric className="w-18">
                  Weight
                </TableHead>
                <TableHead>Evidence</TableHead>
                <TableHead className="w-14">
                  <span className="sr-only">Remove</span>
                </TableHead>
              </tr>
            </thead>
            <tbody>
              {bundles.map(({ from, to, dependencies }) => (
                <TableRow key={`${from} ${to}`} className="text-ink-soft">
                  <TableCell className="wrap-anywhere font-mono">{from.split('/').at(-1)}</TableCell>
                  <TableCell className="wrap-anywhere font-mono">{to.split('/').at(-1)}</TableCell>
                  <TableCell colSpan={4}>
                    <span className="figures">{dependencies.length}</span>{' '}
                    {dependencies.length === 1 ? 'dependency' : 'dependencies'} of a folded server
                  </TableCell>
                </TableRow>
              ))}
              {dependencies.slice(0, shown).map((dependency) => {
                const id = edgeId(dependency)
                const isSelected = selection.edges.includes(id)
                const [strongest] = dependency.evidence
                const [from, to] = toolNamesOf([dependency.from, dependency.to])
                return (
                  <TableRow
                    key={id}
                    aria-current={isSelected || undefined}
                    className={isSelected ? 'bg-selected' : ''}
                  >
                    <TableCell className="font-mono">
                      <button
                        type="button"
                        aria-label={`Inspect ${dependencyWords(dependency)}`}
                        onClick={() => editor.store.select({ nodes: [], edges: [id] })}
                        className="wrap-anywhere text-left hover:underline"
                      >
                        {from}
                      </button>
                    </TableCell>
                    <TableCell className="wrap-anywhere font-mono">{to}</TableCell>
                    <TableCell className="break-words font-mono">{dependency.parameter ?? '–'}</TableCell>
                    <TableCell numeric>{weightWords(dependency.weight)}</TableCell>
                    <TableCell>
                      {strongest && (
                        <>
                          <span className="text-ink-faint">{EVIDENCE_WORDS[strongest.kind]}: </span>
                          <Quoted text={strongest.sentence} />
                        </>
                      )}
                      <span className="mt-0.5 flex items-center gap-3">
                        <AuthorMark
                          author={{ kind: dependency.author, name: dependency.author }}
                          className="shrink-0"
                        />
                        <ReviewBadge review={dependency.review} />
                        <PeopleHere people={pointedAt.get(id) ?? []} />
                      </span>
                    </TableCell>
                    <TableCell>
                      <IconButton
                        label={`Remove: ${dependencyWords(dependency)}`}
                        icon={<Trash2 />}
                        onClick={() => editor.remove({ nodes: [], edges: [id] })}
                      />
                    </TableCell>
                  </TableRow>
                )
              })}
            </tbody>
          </Table>
        )}
        {dependencies.length > shown && (
          <p className="flex items-center gap-3 px-4 py-2 text-ink-soft text-meta">
            <span className="figures">
              {formatCount(shown)} of {formatCount(dependencies.length)}
            </span>
            <Button size="small" onClick={() => setShown(shown + ROWS_AT_ONCE)}>
              Show {ROWS_AT_ONCE} more
            </Button>
          </p>
        )}
      </div>
    </div>
  )
}
