'use client'

import { useRouter } from 'next/navigation'
import { useActionState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { toast } from '@/components/ui/toaster'
import type { Result } from '@/lib/shared/result'

/** Asks for a name and makes the project. */
export function CreateProjectDialog({
  isOpen,
  onClose,
  createProject,
}: {
  isOpen: boolean
  onClose: () => void
  createProject: (name: string) => Promise<Result<null>>
}) {
  return (
    <Dialog
      open={isOpen}
      onOpenChange={(open) => !open && onClose()}
      title="New project"
      description="Tools, graphs, trajectories and datasets of one project stay apart from those of another."
    >
      <CreateProjectForm onClose={onClose} createProject={createProject} />
    </Dialog>
  )
}

/** What was asked for and why it was not made; the name goes back into the form. */
interface Refusal {
  name: string
  problem: string
}

function CreateProjectForm({
  onClose,
  createProject,
}: {
  onClose: () => void
  createProject: (name: string) => Promise<Result<null>>
}) {
  const router = useRouter()
  const [refused, submit, isPending] = useActionState(async (_: Refusal | null, form: FormData) => {
    const name = String(form.get('name') ?? '')
    const outcome = await createProject(name)
    if (!outcome.ok) return { name, problem: outcome.problem.message }
    toast.success(`Project “${name.trim()}” is ready`)
    onClose()
    router.push('/')
    return null
  }, null)
  return (
    <form action={submit} className="grid gap-4">
      <Field label="Name" error={refused?.problem}>
        {(control) => <Input {...control} name="name" defaultValue={refused?.name} maxLength={80} required />}
      </Field>
      <div className="flex justify-end gap-2">
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" variant="primary" disabled={isPending}>
          Create project
        </Button>
      </div>
    </form>
  )
}
