import { type FormEvent, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Tooltip } from '@/components/ui/tooltip'
import type { PresentPerson } from '@/lib/tool-graph'
import { Initials } from './person-mark'
import type { Presence } from './use-presence'

/** Others that are shown by their letters; the rest are counted. */
const SHOWN_MAX = 5

/** Who has the graph open, and by which name one is seen oneself. */
export function PeopleBar({ presence: { me, rename, others } }: { presence: Presence }) {
  const [isOpen, setIsOpen] = useState(false)
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    rename(String(new FormData(event.currentTarget).get('name')))
    setIsOpen(false)
  }
  return (
    <div className="flex items-center gap-1">
      <ul aria-label="Others on this graph" className="flex items-center gap-1">
        {others.slice(0, SHOWN_MAX).map((person) => (
          <li key={person.id}>
            <Tooltip label={wordsFor(person)}>
              <span className="inline-flex">
                <Initials person={person} />
                <span className="sr-only">{wordsFor(person)}</span>
              </span>
            </Tooltip>
          </li>
        ))}
        {others.length > SHOWN_MAX && <li className="text-meta">and {others.length - SHOWN_MAX} more</li>}
      </ul>
      <Tooltip label={`You are ${me.name}`}>
        <button
          type="button"
          aria-label={`You are ${me.name}. Change your name`}
          onClick={() => setIsOpen(true)}
          className="inline-flex size-control items-center justify-center rounded-md hover:bg-hover"
        >
          <Initials person={me} />
        </button>
      </Tooltip>
      <Dialog
        open={isOpen}
        onOpenChange={setIsOpen}
        title="Your name"
        description="Others on the same graph see it beside what you point at. It stays in this browser."
      >
        <form onSubmit={submit} className="flex items-end gap-2">
          <Field label="Name" className="flex-1">
            {(control) => <Input {...control} name="name" defaultValue={me.name} maxLength={40} required />}
          </Field>
          <Button type="submit" variant="primary">
            Use this name
          </Button>
        </form>
      </Dialog>
    </div>
  )
}

const wordsFor = ({ name, isEditing }: PresentPerson): string => `${name}${isEditing ? ', editing' : ''}`
