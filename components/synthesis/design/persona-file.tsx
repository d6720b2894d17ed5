'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { formatCount } from '@/lib/shared/format'
import { type PersonaReport, parsePersonas } from '@/lib/task'
import { useDesign } from './design-context'

/** Takes the user's own personas from a JSON or JSONL file; says what could not be read. */
export function PersonaFile() {
  const { params, set } = useDesign()
  const [said, setSaid] = useState<{ isProblem: boolean; text: string } | null>(null)
  async function read(file: File) {
    const read = parsePersonas(await file.text())
    if (!read.ok) return setSaid({ isProblem: true, text: read.problem.message })
    set('personas', read.value.personas)
    setSaid({ isProblem: false, text: `${file.name}: ${reportInWords(read.value)}` })
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
        needed. Lists may be lists or texts that read as one; nothing is run as code.
      </p>
    </div>
  )
}

/** How many rows came through, were changed or rejected, with the first reason of each. */
function reportInWords({ personas, changed, rejected }: PersonaReport): string {
  return [
    `${formatCount(personas.length)} personas`,
    changed[0] && `${formatCount(changed.length)} changed (row ${changed[0].row}: ${changed[0].change})`,
    rejected[0] && `${formatCount(rejected.length)} rejected (row ${rejected[0].row}: ${rejected[0].reason})`,
  ]
    .filter(Boolean)
    .join(' · ')
}
