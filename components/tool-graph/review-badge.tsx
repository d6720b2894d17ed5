import { Badge } from '@/components/ui/badge'
import type { ToolDependency } from '@/lib/tool-graph'

const LOOKS = {
  accepted: { tone: 'pass', word: 'accepted' },
  refused: { tone: 'fail', word: 'refused' },
  undecided: { tone: 'undecided', word: 'undecided' },
} as const satisfies Record<ToolDependency['review'], unknown>

/** Whether a person has looked at a dependency, and what they said. */
export function ReviewBadge({ review }: { review: ToolDependency['review'] }) {
  const { tone, word } = LOOKS[review]
  return <Badge tone={tone}>{word}</Badge>
}
