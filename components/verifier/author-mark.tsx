import { Bot, Box, Cog, History, User } from 'lucide-react'
import { cx } from '@/components/ui/cx'
import { Tag } from '@/components/ui/tag'
import type { Author } from '@/lib/verifier'

const marks = {
  person: { Icon: User, word: 'person' },
  model: { Icon: Bot, word: 'model' },
  'built-in': { Icon: Cog, word: 'built-in' },
  arena: { Icon: Box, word: 'arena' },
  learned: { Icon: History, word: 'learned' },
} satisfies Record<Maker['kind'], unknown>

/** An author, or the records that something was learned from. */
type Maker = { kind: Author['kind'] | 'learned'; name: string }

/** Who said or made something: one mark a kind of author, the same wherever it stands. Rules wear a tag. */
export function AuthorMark({ author, className }: { author: Maker; className?: string }) {
  const { Icon, word } = marks[author.kind]
  return (
    <span className={cx('inline-flex min-w-0 items-center gap-1.5 text-ink-soft text-meta', className)}>
      <Icon aria-hidden className="size-3.5 shrink-0" />
      <span className="sr-only">{word}: </span>
      {author.kind === 'built-in' ? <Tag>built-in</Tag> : <span className="truncate">{author.name}</span>}
    </span>
  )
}
