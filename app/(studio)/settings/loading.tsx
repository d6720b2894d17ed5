import { PageHeader } from '@/components/ui/page-header'
import { SkeletonRows } from '@/components/ui/skeleton'

export default function Loading() {
  return (
    <>
      <PageHeader title="Models" />
      <SkeletonRows label="Loading the models" rows={4} />
    </>
  )
}
