import { notFound } from 'next/navigation'

/** Every address that no room has ends here, so that "not found" is said inside the shell. */
export default function MissingPage(): never {
  notFound()
}
