import { wordsOf } from '@/lib/shared/english'
import { counted } from '@/lib/shared/format'

/** A plan that an item gave up for another: its chain, where it had one, and why. */
export interface GivenUpPlan {
  chain: string[] | null
  reason: string
  detail: string | null
}

/** The plans that an item gave up, by why: one reason once, with the chains that met it. */
export function ItemTries({ tries }: { tries: readonly GivenUpPlan[] }) {
  const why = new Map<string, Map<string, number>>()
  for (const { chain, reason, detail } of tries) {
    const said = detail ?? wordsOf(reason).join(' ')
    const chains = why.get(said) ?? new Map<string, number>()
    const name = chain?.map(nameOf).join(' → ') ?? 'no chain'
    why.set(said, chains.set(name, (chains.get(name) ?? 0) + 1))
  }
  return (
    <details className="mt-0.5 text-ink-soft text-meta">
      <summary className="w-fit">{counted(tries.length, 'other plan')} given up first</summary>
      <ol className="my-1.5 grid gap-2 border-line border-l pl-3">
        {[...why].map(([said, chains]) => (
          <li key={said}>
            <p className="text-pretty break-words text-ink">{said}</p>
            <ul>
              {[...chains].map(([name, count]) => (
                <li key={name} className="break-words font-mono leading-normal">
                  {name}
                  {count > 1 && <span className="text-ink-faint"> {count} times</span>}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </details>
  )
}

const nameOf = (key: string): string => key.slice(key.indexOf('/') + 1)
