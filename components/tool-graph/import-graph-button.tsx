'use client'

import { FileUp } from 'lucide-react'
import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { useTransition } from 'react'
import { openTextFile } from '@/components/canvas/save-file'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toaster'
import type { ImportGraph } from './use-graph-hands'

/** Makes a new graph of a file that an export of a graph wrote, and opens it. */
export function ImportGraphButton({ importGraph }: { importGraph: ImportGraph }) {
  const router = useRouter()
  const [isPending, transition] = useTransition()
  async function choose() {
    const { name, text } = await openTextFile('.json,application/json')
    transition(async () => {
      const imported = await importGraph({ name: name.replace(/\.json$/i, '') || name, text })
      if (imported.ok) router.push(`/tool-graphs/${imported.value.graphId}` as Route)
      else toast.error(`${name} is not imported. ${imported.problem.message}`)
    })
  }
  return (
    <Button icon={<FileUp />} disabled={isPending} onClick={() => void choose()}>
      {isPending ? 'Importing' : 'Import JSON'}
    </Button>
  )
}
