import { NothingHere } from '@/components/shell/nothing-here'

export const metadata = { title: 'Not found' }

/** The address is a page's, but the thing is not in this project. */
export default function NotFoundInProjectPage() {
  return <NothingHere />
}
