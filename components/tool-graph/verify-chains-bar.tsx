'use client'

import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import type { ComponentProps } from 'react'
import { toast } from '@/components/ui/toaster'
import type { Result } from '@/lib/shared/result'
import { VerifyChainsForm } from './verify-chains-form'

type Form = ComponentProps<typeof VerifyChainsForm>

/** Verification of all stored chains of a graph version; it leads to the job that does it. */
export function VerifyChainsBar({
  graphVersionId,
  models,
  verify,
}: {
  graphVersionId: string
  models: Form['models']
  verify: (
    input: Parameters<Form['onVerify']>[0] & { graphVersionId: string },
  ) => Promise<Result<{ jobId: string }>>
}) {
  const router = useRouter()
  return (
    <div className="border-line border-b px-4">
      <VerifyChainsForm
        models={models}
        onVerify={async (asked) => {
          const started = await verify({ ...asked, graphVersionId })
          if (started.ok) router.push(`/jobs/${started.value.jobId}` as Route)
          else toast.error(started.problem.message)
        }}
      />
    </div>
  )
}
