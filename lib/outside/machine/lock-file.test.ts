import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ownerOf, tryLock, unlock, withLock } from './lock-file'
import { isSameProcess, thisProcess } from './process'

let folder: string
let lock: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lock-'))
  lock = join(folder, 'lock')
})
afterEach(() => rmSync(folder, { recursive: true }))

describe('a lock file', () => {
  it('is held by one process, and names it', () => {
    expect(tryLock(lock)).toBeNull()
    expect(ownerOf(lock)).toEqual(thisProcess())
    expect(tryLock(lock)).toEqual(thisProcess())
    unlock(lock)
    expect(tryLock(lock)).toBeNull()
  })

  it.each([
    ['has died', () => ({ pid: aDeadPid(), birth: '1' })],
    ['had the number of a process that lives now', () => ({ pid: process.pid, birth: 'long ago' })],
  ])('is taken over from an owner that %s', (_, owner) => {
    writeFileSync(lock, JSON.stringify(owner()))
    expect(tryLock(lock)).toBeNull()
    expect(ownerOf(lock)).toEqual(thisProcess())
  })

  it('is taken over when it is no lock at all, as after a full disk', () => {
    writeFileSync(lock, '')
    expect(tryLock(lock)).toBeNull()
  })

  it('leaves nothing else behind', () => {
    writeFileSync(lock, '{"pid":0,"birth":""}')
    tryLock(lock)
    tryLock(lock)
    expect(readdirSync(folder)).toEqual(['lock'])
  })
})

describe('withLock', () => {
  it('lets one in at a time and goes on when one fails', async () => {
    let inside = 0
    let most = 0
    const visit = (fails: boolean) =>
      withLock(lock, async () => {
        most = Math.max(most, ++inside)
        await sleep(20)
        inside--
        if (fails) throw new Error('as planned')
      })
    const results = await Promise.allSettled([visit(false), visit(true), visit(false)])
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(most).toBe(1)
    expect(readdirSync(folder)).toEqual([])
  })

  it('names the process it waited for in vain', async () => {
    tryLock(lock)
    await expect(withLock(lock, () => Promise.resolve(), 100)).rejects.toThrow(`process ${process.pid} holds`)
  })
})

describe('a process mark', () => {
  it('is of one process only', () => {
    expect(isSameProcess(thisProcess())).toBe(true)
    expect(isSameProcess({ ...thisProcess(), birth: '0' })).toBe(false)
    expect(isSameProcess({ pid: aDeadPid(), birth: thisProcess().birth })).toBe(false)
  })
})

const aDeadPid = (): number => spawnSync(process.execPath, ['-e', '']).pid
