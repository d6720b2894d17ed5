import { spawn } from 'node:child_process'
import { inCheckout } from '../checkout'

interface Step {
  name: string
  /** Programs of node_modules, one after the other. */
  programs: string[][]
}

const STEPS: Step[] = [
  {
    name: 'format and lint',
    programs: [['@biomejs/biome/bin/biome', 'ci', '--error-on-warnings', '--colors=off']],
  },
  {
    name: 'types',
    programs: [
      ['next/dist/bin/next', 'typegen'],
      ['typescript/bin/tsc', '--noEmit'],
    ],
  },
  { name: 'dead code', programs: [['knip/bin/knip.js']] },
  { name: 'architecture', programs: [['vitest/vitest.mjs', 'run', 'lib/architecture.test.ts']] },
]

/** Runs everything that needs no database and no browser, side by side. @returns the exit code */
export async function runChecks(): Promise<number> {
  const passed = await Promise.all(STEPS.map(check))
  return passed.every(Boolean) ? 0 : 1
}

async function check({ name, programs }: Step): Promise<boolean> {
  const began = performance.now()
  let said = ''
  let isPassed = true
  for (const words of programs) {
    if (!isPassed) break
    const ended = await run(words)
    isPassed = ended.code === 0
    said = ended.said
  }
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  console.log(`${isPassed ? 'ok  ' : 'FAIL'}  ${name}  ${seconds} s`)
  if (!isPassed) console.log(said.trim())
  return isPassed
}

function run([program = '', ...words]: string[]): Promise<{ code: number | null; said: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [inCheckout(`node_modules/${program}`), ...words], {
      cwd: inCheckout(''),
      env: { ...process.env, NO_COLOR: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let said = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (part) => {
        said += part
      })
    }
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, said }))
  })
}
