import { lstatSync, mkdirSync, mkdtempSync, readlinkSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Binaries } from './binaries'
import { readyBinaries } from './ready-binaries'

let root: string

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'binaries-'))
})
afterEach(() => rmSync(root, { recursive: true }))

it('restores the symlinks and modes that an installation without scripts lacks, as often as it is asked', () => {
  const installed = asNpmInstallsThem()
  for (let i = 0; i < 2; i++) {
    expect(readyBinaries(installed, null, root)).toEqual(installed)
    expect(readlinkSync(join(installed.folder, 'lib', 'libpq.so'))).toBe('libpq.so.5.18')
    expect(statSync(join(installed.folder, 'bin', 'postgres')).mode & 0o777).toBe(0o755)
  }
})

it('leaves a symlink alone that is there', () => {
  const installed = asNpmInstallsThem()
  readyBinaries(installed, null, root)
  const before = lstatSync(join(installed.folder, 'lib', 'libpq.so')).mtimeMs
  readyBinaries(installed, null, root)
  expect(lstatSync(join(installed.folder, 'lib', 'libpq.so')).mtimeMs).toBe(before)
})

function asNpmInstallsThem(): Binaries {
  const folder = join(root, 'native')
  mkdirSync(join(folder, 'bin'), { recursive: true })
  mkdirSync(join(folder, 'lib'))
  writeFileSync(join(folder, 'bin', 'postgres'), '', { mode: 0o644 })
  writeFileSync(join(folder, 'lib', 'libpq.so.5.18'), '')
  const links = [{ source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so' }]
  writeFileSync(join(folder, 'pg-symlinks.json'), JSON.stringify(links))
  return { folder, version: '18.4.0' }
}
