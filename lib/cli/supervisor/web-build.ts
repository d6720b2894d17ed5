import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { withLock } from '@/lib/outside/machine/lock-file'
import { fail, ok, type Result } from '@/lib/shared/result'
import { inCheckout, program } from '../checkout'
import { fingerprintFiles } from '../fingerprint-files'
import { childEnvironment, withParent } from './child'

const MARK = inCheckout('.next/sources.sha256')

/** What the web app is built from. */
const SOURCES = [
  ...['app', 'components', 'lib', 'public', 'prisma/models', 'prisma/schema.prisma'],
  ...['next.config.ts', 'proxy.ts', 'postcss.config.mjs', 'tsconfig.json', 'package-lock.json'],
]

const isSource = (path: string): boolean =>
  !path.startsWith('lib/cli/') && !path.startsWith('lib/db/generated/') && !/\.(test\.tsx?|md)$/.test(path)

/** Runs `next build` unless `.next` was built from just these sources. The problem holds what Next said. */
export async function buildWeb({
  tell,
  signal,
}: {
  tell(line: string): void
  signal: AbortSignal
}): Promise<Result<{ wasNeeded: boolean; seconds: number }>> {
  mkdirSync(inCheckout('.studio'), { recursive: true })
  return withLock(
    inCheckout('.studio/build.lock'),
    async () => {
      const began = performance.now()
      const sources = fingerprintFiles(inCheckout(''), SOURCES, isSource)
      const wasNeeded = !isBuiltFrom(sources)
      if (wasNeeded) {
        tell('Building the web app; the first time takes about half a minute …')
        const said = await runNextBuild(signal)
        if (said !== null) return fail('build-failed', `The web app could not be built:\n${said}`)
        writeFileSync(MARK, sources)
      }
      return ok({ wasNeeded, seconds: (performance.now() - began) / 1000 })
    },
    600_000,
  )
}

function isBuiltFrom(sources: string): boolean {
  return (
    existsSync(inCheckout('.next/BUILD_ID')) && existsSync(MARK) && readFileSync(MARK, 'utf8') === sources
  )
}

/** @returns null when it went well, else what it said */
async function runNextBuild(signal: AbortSignal): Promise<string | null> {
  const { DATABASE_URL: _, ...env } = childEnvironment()
  const child = spawn(process.execPath, [...withParent, program.next, 'build'], {
    cwd: inCheckout(''),
    // Without a database: a page that asks for one while it is built would be frozen with the answer.
    env: { ...env, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (part) => {
      said += part
    })
  }
  const stop = () => child.kill('SIGTERM')
  signal.addEventListener('abort', stop)
  const [code] = await once(child, 'close')
  signal.removeEventListener('abort', stop)
  return code === 0 ? null : said.trim()
}
