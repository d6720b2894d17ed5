import { fork } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { maskKey, openSecret, parseApiKey, seal, sealSecret, studioKey, unseal } from './secrets'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'studio-secrets-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const aKey = () => studioKey('correct horse battery staple')

describe('sealing', () => {
  it('gives back any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(unseal(seal(text, aKey()), aKey())).toEqual({ ok: true, value: text })
      }),
    )
  })

  it('never seals the same text the same way, and shows nothing of it', () => {
    const [one, two] = [seal('sk-live-123456789', aKey()), seal('sk-live-123456789', aKey())]
    expect(one).not.toBe(two)
    expect(Buffer.from(one.split('.')[4] ?? '', 'base64url').toString()).not.toContain('sk-live')
  })

  it('says that another secret was used', () => {
    const opened = unseal(seal('sk-1', aKey()), studioKey('another secret'))
    expect(opened).toMatchObject({ ok: false, problem: { code: 'other-secret' } })
    expect(JSON.stringify(opened)).toContain('ASTRA_STUDIO_SECRET')
  })

  it('notices every changed character', () => {
    const sealed = seal('sk-1234567890abcdef', aKey())
    for (let at = 0; at < sealed.length; at++) {
      const other = sealed[at] === 'A' ? 'B' : 'A'
      const opened = unseal(sealed.slice(0, at) + other + sealed.slice(at + 1), aKey())
      // The last character of a base64url group may hold unused bits: then the text is the same one.
      if (opened.ok) expect(opened.value).toBe('sk-1234567890abcdef')
      else expect(opened.problem.code).toMatch(/^(damaged|other-secret|not-sealed)$/)
    }
  })

  it.each(['', 'v1', 'v2.a.b.c.d', 'v1.a.b.c.d.e', 'plain text'])('refuses %j', (text) => {
    expect(unseal(text, aKey())).toMatchObject({ ok: false, problem: { code: 'not-sealed' } })
  })

  it('refuses a shortened tag', () => {
    const [version, name, nonce, tag, sealed] = seal('sk-1', aKey()).split('.')
    const short = Buffer.from(tag ?? '', 'base64url')
      .subarray(0, 4)
      .toString('base64url')
    const opened = unseal([version, name, nonce, short, sealed].join('.'), aKey())
    expect(opened).toMatchObject({ ok: false, problem: { code: 'damaged' } })
  })
})

describe('the key', () => {
  it('follows from the secret alone', () => {
    expect(studioKey('one')).toEqual(studioKey('one'))
    expect(studioKey('one')).not.toEqual(studioKey('two'))
    expect(studioKey('one')).toHaveLength(32)
  })

  it('is made once, for its owner only, and leaves no draft', () => {
    const file = join(folder, '.studio', 'secret.key')
    const key = studioKey('', file)
    expect(studioKey(undefined, file)).toEqual(key)
    expect(readFileSync(file)).toEqual(key)
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(readdirSync(join(folder, '.studio'))).toEqual(['secret.key'])
  })

  it('is the same for processes that start together', async () => {
    const file = join(folder, 'secret.key')
    const script = join(folder, 'ask.mts')
    writeFileSync(
      script,
      `import { studioKey } from ${JSON.stringify(join(import.meta.dirname, 'secrets.ts'))}
       process.on('message', () => { process.send?.(studioKey('', ${JSON.stringify(file)}).toString('hex')); process.disconnect() })
       process.send?.('ready')`,
    )
    const asked = Array.from({ length: 4 }, () => {
      const child = fork(script, { execArgv: ['--import', 'tsx'], cwd: process.cwd() })
      const next = () => new Promise<unknown>((done) => child.once('message', done))
      return { child, next }
    })
    await Promise.all(asked.map(({ next }) => next()))
    const keys = await Promise.all(
      asked.map(({ child, next }) => {
        const answer = next()
        child.send('go')
        return answer
      }),
    )
    expect(new Set(keys)).toEqual(new Set([readFileSync(file).toString('hex')]))
  }, 30_000)

  it('refuses a file of another length', () => {
    const file = join(folder, 'secret.key')
    writeFileSync(file, 'short')
    expect(() => studioKey('', file)).toThrow(/not a key of 32 bytes/)
  })
})

describe('an API key of this studio', () => {
  afterEach(() => vi.unstubAllEnvs())

  it('comes back while the secret stays, and says why when it changed', () => {
    vi.stubEnv('ASTRA_STUDIO_SECRET', 'before')
    const sealed = sealSecret('sk-1')
    expect(openSecret(sealed)).toBe('sk-1')
    vi.stubEnv('ASTRA_STUDIO_SECRET', 'after')
    expect(() => openSecret(sealed)).toThrow(/sealed with another secret/)
  })

  it('needs no secret: the studio folder keeps one', () => {
    vi.stubEnv('ASTRA_STUDIO_SECRET', '')
    vi.stubEnv('ASTRA_STUDIO_DIR', folder)
    expect(openSecret(sealSecret('sk-1'))).toBe('sk-1')
    expect(readdirSync(folder)).toEqual(['secret.key'])
  })
})

describe('what people see and type', () => {
  it('shows four characters of a long key and none of a short one', () => {
    expect(maskKey('sk-live-1234567890abcd')).toBe('…abcd')
    expect(maskKey('hunter2')).toBe('…')
  })

  it('takes a pasted key and refuses what no header can carry', () => {
    expect(parseApiKey(' sk-1\n')).toEqual({ ok: true, value: 'sk-1' })
    for (const text of ['', 'two words', 'schlüssel', 'a\nb']) expect(parseApiKey(text).ok).toBe(false)
  })
})
