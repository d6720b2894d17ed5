import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import { isAlive } from '@/lib/outside/machine/process'
import { type Kept, keepAlive } from './keep-alive'

let kept: Kept | null = null
afterEach(async () => {
  await kept?.stop()
  kept = null
})

describe('keepAlive', () => {
  it('starts a killed process again, after a wait that it names', async () => {
    const { begun, said } = keep(STAYS)
    begun[0]?.kill('SIGKILL')
    await until(() => begun.length === 2)
    expect(said).toEqual(['The process ended (SIGKILL); starting it again in 0.5 s.'])
    expect(kept?.endings()).toBe(1)
  })

  it('waits longer each time for one that keeps ending', async () => {
    const { said } = keep('process.exit(3)')
    await until(() => said.length === 3)
    expect(said.map((line) => /\((.*)\).* in (.*) s/.exec(line)?.slice(1))).toEqual([
      ['exit code 3', '0.5'],
      ['exit code 3', '1'],
      ['exit code 3', '2'],
    ])
  })

  it('starts nothing again once stopped, whether it was running or waiting', async () => {
    const running = keep(STAYS)
    await kept?.stop()
    expect(isAlive(running.begun[0]?.pid ?? 0)).toBe(false)

    const waiting = keep('process.exit(3)')
    await until(() => waiting.said.length === 1)
    await kept?.stop()
    await sleep(700)
    expect(waiting.begun).toHaveLength(1)
    expect(running.said).toEqual([])
  })

  it('ends one that does not listen by force, with the children it has', async () => {
    const { begun } = keep(`
      const child = require('node:child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
      process.on('SIGTERM', () => {})
      console.log(child.pid)
      setInterval(() => {}, 1000)`)
    const stdout = begun[0]?.stdout
    if (!stdout) throw new Error('The process should have an output.')
    const grandchild = Number(String((await once(stdout, 'data'))[0]))
    await kept?.stop()
    await until(() => !isAlive(grandchild))
  })
})

const STAYS = 'setInterval(() => {}, 1000)'

function keep(script: string): { begun: ChildProcess[]; said: string[] } {
  const begun: ChildProcess[] = []
  const said: string[] = []
  const begin = () => {
    const child = spawn(process.execPath, ['-e', script], {
      detached: true,
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    begun.push(child)
    return child
  }
  kept = keepAlive('process', begin, (line) => said.push(line))
  return { begun, said }
}

async function until(isSo: () => boolean): Promise<void> {
  for (let i = 0; i < 500 && !isSo(); i++) await sleep(20)
  expect(isSo()).toBe(true)
}
