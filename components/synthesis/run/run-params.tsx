import { CodeBlock } from '@/components/ui/code-block'
import type { SynthesisParams } from '@/lib/synthesis'
import { paramLines } from '../param-lines'

/** What this run was asked for: what differs from the defaults, and all of it as JSON. */
export function RunParams({
  params,
  endpointNames,
}: {
  params: SynthesisParams
  endpointNames: { [id: string]: string }
}) {
  const lines = paramLines(params, endpointNames).filter(({ isDefault }) => !isDefault)
  return (
    <section aria-labelledby="run-params" className="grid gap-2 px-4">
      <h2 id="run-params" className="font-medium text-section">
        Parameters
      </h2>
      <dl className="grid max-w-5xl grid-cols-[repeat(auto-fill,minmax(20rem,1fr))] gap-x-6 gap-y-1 text-meta">
        {lines.map(({ path, name, value }) => (
          <div key={path} className="flex items-baseline justify-between gap-3 border-line border-b py-0.5">
            <dt className="shrink-0 text-ink-soft">{name}</dt>
            <dd className="figures text-right">{value}</dd>
          </div>
        ))}
      </dl>
      <details>
        <summary className="text-ink-soft text-meta">
          Everything as JSON; what is not above is the default
        </summary>
        <CodeBlock className="mt-2" label="Parameters" code={JSON.stringify(params, null, 2)} />
      </details>
    </section>
  )
}
