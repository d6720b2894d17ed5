'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { formatCount } from '@/lib/shared/format'
import { useDesign } from './design-context'
import { readPersonas } from './read-personas'

/** Takes the user's own personas from a JSON or JSONL file; says what could not be read. */
export function PersonaFile() {
  const { params, set } = useDesign()
  const [said, setSaid] = useState<{ isProblem: boolean; text: string } | null>(null)
  async function read(file: File) {
    const personas = readPersonas(await file.text())
    if (!personas.ok) return setSaid({ isProblem: true, text: personas.problem.message })
    set('personas', personas.value)
    setSaid({ isProblem: false, text: `${formatCount(personas.value.length)} personas of ${file.name}.` })
  }
  return (
    <div className="flex flex-wrap items-center gap-3">
      <input
        type="file"
        aria-label="File of personas"
        accept=".json,.jsonl"
        className="text-meta file:mr-2 file:h-control file:rounded-md file:border file:border-line file:bg-raised file:px-2.5 file:text-body file:text-ink"
        onChange={({ target }) => {
          const [file] = target.files ?? []
          if (file) void read(file)
          target.value = ''
        }}
      />
      {params.personas !== null && (
        <Button
          size="small"
          onClick={() => {
            set('personas', null)
            setSaid(null)
          }}
        >
          Take the built-in set
        </Button>
      )}
      {said && (
        <p
          role={said.isProblem ? 'alert' : 'status'}
          className={said.isProblem ? 'text-fail' : 'text-ink-soft'}
        >
          {said.text}
        </p>
      )}
      <p className="basis-full text-ink-faint text-meta">
        One object a persona, JSON or JSON lines, with ASTRA’s fields: age, occupation, education_level,
        professional_persona, skills_and_expertise_list, hobbies_and_interests_list. Only the occupation is
        needed. Lists are read as JSON and never run as code.
      </p>
    </div>
  )
}
