import { Tag } from '@/components/ui/tag'
import type { Evidence } from '@/lib/tool-graph'
import { Quoted } from '../quoted'
import { EVIDENCE_WORDS } from '../words'

/** Why a dependency is believed, strongest first. */
export function EvidenceList({ evidence }: { evidence: readonly Evidence[] }) {
  return (
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
  )
}
