import { NothingHere } from '@/components/shell/nothing-here'

export const metadata = { title: 'Not found' }

/** No page has this address. */
export default function NotFoundPage() {
  return (
    <main>
      <NothingHere />
    </main>
  )
}
