import { useId } from 'react'
import type { Proof, ToolDependency } from '@/lib/tool-graph'
import { ProofBadge } from './proof-badge'
import type { GraphEditor } from './use-graph-editor'
import { pairWords } from './words'

/** Which parameter a dependency feeds: every one that it could, with what proves it; those without evidence fold away. */
export function FeedChoice({ editor, dependency }: { editor: GraphEditor; dependency: ToolDependency }) {
  const name = useId()
  const { from, to, parameter } = dependency
  const proofs = editor.known.proofs(from, to)
  const isNear = (proof: Proof) => proof.kind !== 'none' || proof.isRequired || proof.parameter === parameter
  const near = proofs.filter(isNear)
  const far = proofs.filter((proof) => !isNear(proof))
  const isGone = parameter !== null && proofs.every((proof) => proof.parameter !== parameter)
  const choice = (value: string | null, proof: Proof | null, words: string) => (
    <label key={value ?? ''} className="flex items-baseline gap-2 rounded-sm px-1 py-0.5 hover:bg-hover">
      <input
        type="radio"
        name={name}
        checked={parameter === value}
        onChange={() => editor.feed(dependency, value)}
        className="accent-accent"
      />
      <span className="min-w-0">
        <span className={value === null ? '' : 'break-words font-mono text-meta'}>{words}</span>
        {proof?.field && (
          <span className="block break-words font-mono text-ink-faint text-meta">from {proof.field}</span>
        )}
      </span>
      {proof && <ProofBadge kind={proof.kind} className="ml-auto" />}
    </label>
  )
  const choiceOf = (proof: Proof) =>
    choice(proof.parameter, proof, proof.isRequired ? proof.parameter : `${proof.parameter} (optional)`)
  return (
    <fieldset aria-label={`Parameter fed by ${pairWords(dependency)}`} className="grid min-w-0 gap-0.5">
      <legend className="mb-1 font-medium">Feeds</legend>
      {near.map(choiceOf)}
      {isGone && choice(parameter, null, `${parameter} (gone)`)}
      {choice(null, null, 'order only')}
      {far.length > 0 && (
        <details>
          <summary className="px-1 text-ink-soft text-meta">
            {far.length} more without evidence, all optional
          </summary>
          {far.map(choiceOf)}
        </details>
      )}
    </fieldset>
  )
}
