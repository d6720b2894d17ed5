import type { NextConfig } from 'next'

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  typedRoutes: true,
  // Plain Node requires: pg has optional native parts, and pg-boss and the model client are server-only,
  // the parser of OpenAPI reads its rules as files, and live tool servers are programs.
  serverExternalPackages: [
    ...['pg', 'pg-boss', '@prisma/adapter-pg'],
    ...['@apidevtools/swagger-parser', '@modelcontextprotocol/sdk'],
  ],
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
