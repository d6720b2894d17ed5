import { Skeleton, SkeletonRows } from '@/components/ui/skeleton'

/** The shape most rooms have: a head, a line of filters, rows. */
export default function StudioLoading() {
  return (
    <>
      <div className="flex h-14 items-center border-line border-b px-4">
        <Skeleton className="h-5 w-40" />
      </div>
      <div className="flex h-11 items-center gap-3 border-line border-b px-4">
        <Skeleton className="w-56" />
        <Skeleton className="ml-auto w-24" />
      </div>
      <SkeletonRows label="Loading the page" rows={18} />
    </>
  )
}
