import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { ModelUsage } from '@/lib/shared/model'
import { openAccount } from './endpoint-account'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const aCall = { calls: 1, tokensIn: 0, tokensOut: 0 }
const anAnswer = { calls: 0, tokensIn: 8, tokensOut: 2 }

/** A row that others write to as well. */
function aStoredEndpoint() {
  const row = { calls: 0, tokens: 0 }
  const writes: ModelUsage[] = []
  const write = async (usage: ModelUsage) => {
    writes.push(usage)
    row.calls += usage.calls
    row.tokens += usage.tokensIn + usage.tokensOut
    return { ...row }
  }
  return { row, writes, write }
}

it('counts at once and writes what came together in one go', async () => {
  const { writes, write } = aStoredEndpoint()
  const account = openAccount({ calls: 0, tokens: 0 }, write)
  for (let n = 0; n < 100; n++) {
    account.spend(aCall)
    account.spend(anAnswer)
  }
  expect(account.spent()).toEqual({ calls: 100, tokens: 1000 })
  await vi.advanceTimersByTimeAsync(250)
  expect(writes).toEqual([{ calls: 100, tokensIn: 800, tokensOut: 200 }])
  expect(account.spent()).toEqual({ calls: 100, tokens: 1000 })
})

it('learns with each write what others have spent', async () => {
  const { write } = aStoredEndpoint()
  const [here, there] = [
    openAccount({ calls: 0, tokens: 0 }, write),
    openAccount({ calls: 0, tokens: 0 }, write),
  ]
  here.spend(aCall)
  await vi.advanceTimersByTimeAsync(250)
  there.spend(aCall)
  await vi.advanceTimersByTimeAsync(250)
  expect(there.spent().calls).toBe(2)
})

it('counts nothing twice while a write takes long', async () => {
  const { row, write } = aStoredEndpoint()
  const slowly = async (usage: ModelUsage) => {
    const sums = await write(usage)
    await new Promise((resolve) => setTimeout(resolve, 1000))
    return sums
  }
  const account = openAccount({ calls: 0, tokens: 0 }, slowly)
  for (let n = 1; n <= 20; n++) {
    account.spend(aCall)
    expect(account.spent().calls).toBe(n)
    await vi.advanceTimersByTimeAsync(100)
  }
  await vi.advanceTimersByTimeAsync(5000)
  expect([account.spent().calls, row.calls]).toEqual([20, 20])
})

it('keeps what could not be written for the next time', async () => {
  const { row, write } = aStoredEndpoint()
  let isDown = true
  const account = openAccount({ calls: 0, tokens: 0 }, (usage) =>
    isDown ? Promise.reject(new Error('down')) : write(usage),
  )
  account.spend(aCall)
  await vi.advanceTimersByTimeAsync(250)
  expect(account.spent().calls).toBe(1)
  isDown = false
  account.spend(aCall)
  await vi.advanceTimersByTimeAsync(250)
  expect([account.spent().calls, row.calls]).toEqual([2, 2])
})

it('goes on counting for an endpoint that has been removed', async () => {
  const account = openAccount({ calls: 5, tokens: 0 }, async () => null)
  account.spend(aCall)
  await vi.advanceTimersByTimeAsync(250)
  expect(account.spent().calls).toBe(6)
})
