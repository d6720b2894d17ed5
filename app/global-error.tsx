'use client'

import { GeistSans } from 'geist/font/sans'
import { StudioError } from '@/components/shell/studio-error'
import './globals.css'

/** The root layout failed: the last page there is, and so it brings its own html. */
export default function GlobalErrorPage({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="en" className={GeistSans.variable}>
      <body>
        <title>Not shown · Astra Studio</title>
        <main>
          <StudioError error={error} retry={retry} />
        </main>
      </body>
    </html>
  )
}
