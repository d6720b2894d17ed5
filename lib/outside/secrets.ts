import { createCipheriv, createDecipheriv, createHash, randomBytes, scryptSync } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { ModelError } from '@/lib/shared/model'
import { fail, ok, type Result } from '@/lib/shared/result'
import { studioFolder } from './machine/studio-folder'

const VERSION = 'v1'
const KEY_BYTES = 32
const derived = new Map<string, Buffer>()

/**
 * The key that seals API keys: from the environment variable ASTRA_STUDIO_SECRET (any text; every machine that
 * shares the database needs the same), else from a file of 32 bytes that is made on first use, readable by its
 * owner only. Throws when that file is not such a key.
 */
export function studioKey(
  secret: string | undefined = process.env.ASTRA_STUDIO_SECRET,
  file?: string,
): Buffer {
  return secret ? keyFromText(secret) : keyFromFile(file ?? join(studioFolder(), 'secret.key'))
}

/** Seals an API key for the database with this studio's key. */
export const sealSecret = (apiKey: string): string => seal(apiKey, studioKey())

/** The API key that `sealSecret` sealed; a `ModelError` says why when it cannot be opened. */
export function openSecret(sealed: string): string {
  const opened = unseal(sealed, studioKey())
  if (!opened.ok) throw new ModelError('unauthorized', opened.problem.message)
  return opened.value
}

/** Seals a text with AES-256-GCM: `v1.<which key>.<nonce>.<tag>.<sealed>`, base64url. */
export function seal(text: string, key: Buffer): string {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return [
    VERSION,
    nameOf(key),
    ...[nonce, cipher.getAuthTag(), sealed].map((b) => b.toString('base64url')),
  ].join('.')
}

/** Opens what `seal` made. Says whether the key is another one or the sealed text is damaged. */
export function unseal(text: string, key: Buffer): Result<string> {
  const [version, keyName, nonce, tag, sealed, ...more] = text.split('.')
  if (version !== VERSION || !keyName || !nonce || !tag || sealed === undefined || more.length > 0)
    return fail('not-sealed', 'The stored API key has no form that this version knows; enter the key again.')
  if (keyName !== nameOf(key))
    return fail(
      'other-secret',
      'The stored API key was sealed with another secret. Start with the same ASTRA_STUDIO_SECRET (or .studio/secret.key) as before, or enter the key again.',
    )
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(nonce, 'base64url'), {
      authTagLength: 16,
    })
    decipher.setAuthTag(Buffer.from(tag, 'base64url'))
    return ok(Buffer.concat([decipher.update(sealed, 'base64url'), decipher.final()]).toString('utf8'))
  } catch {
    return fail('damaged', 'The stored API key is damaged; enter the key again.')
  }
}

/** What people may see of an API key: its last four characters, and of a short one nothing. */
export const maskKey = (apiKey: string): string => (apiKey.length < 12 ? '…' : `…${apiKey.slice(-4)}`)

/** A checked API key, without the white space that comes along when it is pasted. */
export function parseApiKey(text: string): Result<string> {
  const apiKey = text.trim()
  return /^[\x21-\x7e]+$/.test(apiKey)
    ? ok(apiKey)
    : fail('not-a-key', 'The API key holds spaces or characters outside ASCII; paste it again.')
}

/** Tells keys apart without giving them away. */
const nameOf = (key: Buffer) =>
  createHash('sha256').update('astra-studio key name').update(key).digest('hex').slice(0, 8)

/** Scrypt takes a tenth of a second on purpose, so its result is kept. The salt is fixed: all machines must agree. */
function keyFromText(secret: string): Buffer {
  const key = derived.get(secret) ?? scryptSync(secret, 'astra-studio API keys', KEY_BYTES, { N: 2 ** 14 })
  derived.set(secret, key)
  return key
}

function keyFromFile(file: string): Buffer {
  const key = readIfThere(file) ?? makeKeyFile(file)
  if (key.length !== KEY_BYTES)
    throw new Error(
      `${file} is not a key of ${KEY_BYTES} bytes. Put the right file back, or delete it and enter the API keys again.`,
    )
  return key
}

/** Written whole under another name, then linked: of processes that start together the first wins and all read its key. */
function makeKeyFile(file: string): Buffer {
  mkdirSync(dirname(file), { recursive: true })
  const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`
  try {
    writeFileSync(draft, randomBytes(KEY_BYTES), { mode: 0o600, flag: 'wx', flush: true })
    linkSync(draft, file)
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error
  } finally {
    rmSync(draft, { force: true })
  }
  return readFileSync(file)
}

function readIfThere(file: string): Buffer | null {
  try {
    return readFileSync(file)
  } catch (error) {
    if (isCode(error, 'ENOENT')) return null
    throw error
  }
}

const isCode = (error: unknown, code: string) =>
  error instanceof Error && 'code' in error && error.code === code
