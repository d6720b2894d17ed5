import { toolColor } from '@/components/ui/tag'
import type { PresentPerson } from '@/lib/tool-graph'

/** A person's first letters on their colour: a picture of them, never a part of what is read. */
export function Initials({ person: { name, hue } }: { person: Pick<PresentPerson, 'name' | 'hue'> }) {
  return (
    <span
      aria-hidden
      data-initials={initialsOf(name)}
      style={{ background: toolColor(hue) }}
      className="inline-flex size-5 shrink-0 items-center justify-center rounded-full font-semibold text-[0.6875rem] text-paper leading-none before:content-[attr(data-initials)]"
    />
  )
}

const initialsOf = (name: string): string =>
  name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => [...word][0] ?? '')
    .join('')
    .toUpperCase()

/** Names of those who point at something, beside it. */
export function PeopleHere({ people, className }: { people: readonly PresentPerson[]; className?: string }) {
  return (
    <span className={className}>
      {people.map(({ id, name, hue, isEditing }) => (
        <span
          key={id}
          style={{ background: toolColor(hue) }}
          className="mr-1 inline-block max-w-40 truncate rounded-sm px-1 font-sans text-[0.6875rem] text-paper leading-4"
        >
          {name}
          {isEditing && ' is editing'}
        </span>
      ))}
    </span>
  )
}
