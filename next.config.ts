import type { NextConfig } from 'next'

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  typedRoutes: true,
  // Plain Node requires: pg has optional native parts, and pg-boss and the model client are server-only.
  serverExternalPackages: ['pg', 'pg-boss', '@prisma/adapter-pg'],
  experimental: { serverActions: { bodySizeLimit: '4mb' } },
}

export default config
