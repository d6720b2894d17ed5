#!/usr/bin/env node
/**
 * Stands in for Prisma's native `schema-engine`, which would be downloaded: the same words on the command line, the
 * same JSON-RPC over standard input and output, answered by the official WebAssembly build of that engine.
 * prisma.config.ts points the command line here.
 */
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import * as wasm from '@prisma/schema-engine-wasm/schema_engine_bg'
import pg from 'pg'
import { adapterFactory } from './schema-engine/adapter.mjs'
import { asPrismaError, checkConnection, maintain, readAddress } from './schema-engine/database.mjs'

/** Methods whose names differ between the native engine and the WebAssembly one. */
const RENAMED = { getDatabaseVersion: 'version' }

const call = readCall(process.argv.slice(2))
if (call.wantsVersion) {
  instantiate()
  console.log(`schema-engine-cli ${wasm.version()}`)
} else if (call.command) {
  await runCommand(call.command)
} else {
  answerRequests()
}

function readCall(words) {
  const read = { models: [], datasource: null, command: null, wantsVersion: false }
  for (let i = 0; i < words.length; i++) {
    if (words[i] === '--version' || words[i] === '-V') read.wantsVersion = true
    else if (words[i] === 'cli') read.command = words[++i]
    else if (words[i] === '--datamodels') read.models.push(words[++i])
    else if (words[i] === '--datasource') read.datasource = JSON.parse(words[++i])
    else if (words[i].startsWith('--')) i++ // Of the others, none changes an answer; each has one value.
  }
  return read
}

async function runCommand(command) {
  const { url } = call.datasource
  const name = pg.escapeIdentifier(readAddress(url).database)
  const commands = {
    'can-connect-to-database': () => checkConnection(url),
    'create-database': () => maintain(url, `CREATE DATABASE ${name}`),
    'drop-database': () => maintain(url, `DROP DATABASE ${name} WITH (FORCE)`),
  }
  try {
    if (!commands[command]) throw new Error(`This engine has no command ${command}.`)
    await commands[command]()
  } catch (error) {
    // The command line skips the first line and reads the others as the engine's log.
    const line = { level: 'ERROR', target: 'schema_engine::logger', fields: asPrismaError(error, url) }
    process.stderr.write(`\n${JSON.stringify(line)}`)
    process.exitCode = 1
  }
}

/** Answers one request after the other until the command line hangs up. */
function answerRequests() {
  let engine = null
  let last = Promise.resolve()
  const answerNext = async (request) => {
    engine ??= await startEngine()
    await answer(engine, request)
  }
  createInterface({ input: process.stdin })
    .on('line', (line) => {
      const request = line.trim() ? JSON.parse(line) : {}
      // What has no method is the command line's receipt for something we printed.
      if (request.method) last = last.then(() => answerNext(request))
    })
    .on('close', () => last.finally(() => process.exit(0)))
}

async function answer({ engine, errors }, { id, method, params }) {
  try {
    const result =
      method === 'createDatabase' ? await createDatabase(params) : await ask(engine, method, params)
    send({ id, result })
  } catch (error) {
    const cause = errors.registeredErrors?.at(-1)?.error
    const message = [error.message ?? String(error), cause && cause !== error ? cause.message : '']
    const data = {
      is_panic: error.name === 'RuntimeError',
      message: message.filter(Boolean).join('\n'),
      error_code: error.code,
      meta: error.meta ?? null,
    }
    send({ id, error: { code: 4466, message: 'An error happened. Check the data field for details.', data } })
  }
}

async function ask(engine, method, params) {
  const result = (await engine[RENAMED[method] ?? method](params)) ?? null
  // The native engine prints a difference itself; this one hands it back.
  if (method !== 'diff' || !result?.stdout) return result
  const { stdout, ...rest } = result
  send({ id: randomUUID(), method: 'print', params: { content: stdout.replace(/\n$/, '') } })
  return rest
}

async function createDatabase(params) {
  const url = call.datasource?.url ?? params.datasource.url
  const { database } = readAddress(url)
  await maintain(url, `CREATE DATABASE ${pg.escapeIdentifier(database)}`).catch((error) => {
    if (error.code !== '42P04') throw error
  })
  return { databaseName: database }
}

async function startEngine() {
  instantiate()
  const factory = bindMigrationAwareSqlAdapterFactory(
    call.datasource?.url ? adapterFactory(call.datasource) : noDatabase(),
  )
  const datamodels = call.models.map((file) => [file, readFileSync(resolve(file), 'utf8')])
  const options = { datamodels: datamodels.length > 0 ? datamodels : undefined }
  const engine = await wasm.SchemaEngine.new(options, () => {}, factory)
  return { engine, errors: factory.errorRegistry }
}

function instantiate() {
  const entry = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg')
  const bytes = readFileSync(join(dirname(entry), 'schema_engine_bg.wasm'))
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes), {
    './schema_engine_bg.js': wasm,
  })
  wasm.__wbg_set_wasm(exports)
  exports.__wbindgen_start()
}

function noDatabase() {
  const refuse = () => Promise.reject(new Error('DATABASE_URL is not set.'))
  return { provider: 'postgres', adapterName: 'none', connect: refuse, connectToShadowDb: refuse }
}

function send(message) {
  process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`)
}
