import '../../register.mjs'

await import('./endpoint-server.ts')
