import type { Metadata } from 'next'
import { notFound } from 'next/navigation'

export const metadata: Metadata = { title: 'Not found' }

/** Every address that no room has ends here, so that "not found" is said inside the shell. */
export default function MissingPage(): never {
  notFound()
}
