import { Tag } from '@/components/ui/tag'
import type { Manifest } from '@/lib/dataset'

/** Who acted in a dataset's trajectories, each once; "built-in" is said wherever it is true. */
export function GeneratorTags({ generators }: { generators: Manifest['generators'] }) {
  return (
    <span className="flex gap-1">
      {[...new Set(generators.map((generator) => generator.agent))].map((agent) => (
        <Tag key={agent}>{agent}</Tag>
      ))}
    </span>
  )
}
