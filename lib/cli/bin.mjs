#!/usr/bin/env node
import { existsSync } from 'node:fs'
import './register.mjs'

if (existsSync('.env')) process.loadEnvFile('.env')
const { ensureClient } = await import('./ensure-client.ts')
await ensureClient()
// Only now: what it imports, imports the generated client.
const { main } = await import('./main.ts')
process.exit(await main(process.argv.slice(2)))
