import type { NextConfig } from 'next'

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  typedRoutes: true,
  // Plain Node requires: pg has optional native parts, and pg-boss and the model client are server-only.
  serverExternalPackages: ['pg', 'pg-boss', '@prisma/adapter-pg'],
  // Arguments of server actions can hold an API key: they are not for a log.
  logging: { serverFunctions: false },
  devIndicators: { position: 'bottom-right' },
  experimental: {
    serverActions: { bodySizeLimit: '4mb' },
    // A request passes the guard in proxy.ts first; a file of tools may be as large as the importer takes.
    proxyClientMaxBodySize: '80mb',
  },
}

export default config
