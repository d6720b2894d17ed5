import { GeistMono } from 'geist/font/mono'
import { GeistSans } from 'geist/font/sans'
import type { Metadata, Viewport } from 'next'
import { cookies } from 'next/headers'
import type { ReactNode } from 'react'
import { THEME_COOKIE, themeOf } from '@/components/shell/preferences'
import './globals.css'

export const metadata: Metadata = {
  title: { template: '%s · Astra Studio', default: 'Astra Studio' },
  description: 'Tool-call graphs, trajectories and datasets for tool-using language models.',
}

export const viewport: Viewport = { colorScheme: 'light dark' }

/** The theme is read from a cookie here, so that the first paint is already the right one. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = themeOf((await cookies()).get(THEME_COOKIE)?.value)
  return (
    <html
      lang="en"
      data-theme={theme === 'system' ? undefined : theme}
      className={`${GeistSans.variable} ${GeistMono.variable}`}
    >
      <body>{children}</body>
    </html>
  )
}
