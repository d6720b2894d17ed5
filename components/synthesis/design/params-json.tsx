'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { CopyButton } from '@/components/ui/copy-button'
import { Textarea } from '@/components/ui/textarea'
import { SynthesisParams } from '@/lib/synthesis'
import { Fold } from './fold'

/** The whole design as JSON, to be copied, kept and pasted into another. */
export function ParamsJson({
  params,
  take,
}: {
  params: SynthesisParams
  take: (params: SynthesisParams) => void
}) {
  const [pasted, setPasted] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const text = JSON.stringify(params, null, 2)
  function use() {
    const read = readParams(pasted)
    if (typeof read === 'string') return setProblem(read)
    take(read)
    setPasted('')
    setProblem(null)
  }
  return (
    <Fold title="As JSON" line="copy these parameters, or paste others" paths={[]}>
      <div className="flex items-center gap-1 text-ink-soft text-meta">
        The whole design
        <CopyButton text={text} label="Copy the parameters" />
      </div>
      <Textarea
        aria-label="Parameters to paste"
        placeholder="Paste parameters here"
        spellCheck={false}
        rows={3}
        value={pasted}
        onChange={({ target }) => setPasted(target.value)}
        className="max-h-48 font-mono text-meta"
      />
      {problem && (
        <p role="alert" className="text-fail text-meta">
          <span aria-hidden>✕ </span>
          {problem}
        </p>
      )}
      <Button size="small" className="justify-self-start" disabled={pasted.trim() === ''} onClick={use}>
        Take the pasted parameters
      </Button>
    </Fold>
  )
}

/** The parameters of a text, or a sentence about what is wrong with it. */
function readParams(text: string): SynthesisParams | string {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return 'This is not JSON. Copy the whole text of the parameters, from { to }.'
  }
  const read = SynthesisParams.safeParse(json)
  if (read.success) return { ...read.data, leftOut: [] }
  const [issue] = read.error.issues
  return `${issue?.path.join('.') || 'The text'}: ${issue?.message}. Nothing was taken.`
}
