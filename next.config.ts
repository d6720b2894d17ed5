import type { NextConfig } from 'next'

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  typedRoutes: true,
  // Plain Node requires: pg has optional native parts, and pg-boss and the model client are server-only.
  serverExternalPackages: ['pg', 'pg-boss', '@prisma/adapter-pg'],
  // Arguments of server actions can hold an API key: they are not for a log.
  logging: { serverFunctions: false },
  experimental: { serverActions: { bodySizeLimit: '4mb' } },
}

export default config
