import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { parseSync } from '@swc/core'
import { cruise, type ICruiseResult } from 'dependency-cruiser'
import { RULES } from './rules'

const FOLDERS = ['app', 'components', 'lib', 'prisma', 'e2e']

/**
 * Everything the sources below `root` import, held against the rules.
 *
 * The cruiser's own reading of TypeScript stops at the first angle bracket of JSX and overlooks `export type … from`.
 * So it is given a mirror of the tree, in which each file is the list of what it imports and nothing else.
 */
export async function dependenciesOf(root: string): Promise<ICruiseResult> {
  const mirror = mkdtempSync(join(tmpdir(), 'mirror-'))
  try {
    symlinkSync(resolve('node_modules'), join(mirror, 'node_modules'))
    const folders = FOLDERS.filter((folder) => readdirSync(root).includes(folder))
    for (const file of folders.flatMap((folder) => sourcesIn(root, folder))) reflect(root, mirror, file)
    const { output } = await cruise(
      folders,
      {
        baseDir: mirror,
        validate: true,
        ruleSet: { forbidden: RULES },
        parser: 'swc',
        // Not excluded: a rule can only forbid what is seen.
        doNotFollow: { path: ['node_modules'] },
      },
      {
        alias: { '@': mirror },
        extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
        exportsFields: ['exports'],
        conditionNames: ['import', 'types', 'node', 'default'],
      },
    )
    if (typeof output === 'string') throw new Error(output)
    return output
  } finally {
    rmSync(mirror, { recursive: true })
  }
}

function sourcesIn(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(tsx?|mjs|css|json)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
}

function reflect(root: string, mirror: string, file: string): void {
  // What is generated is Prisma's affair; that it is imported is ours.
  const isOurs = /\.(tsx?|mjs)$/.test(file) && !file.startsWith('lib/db/generated/')
  const imports = isOurs ? importsIn(join(root, file)) : []
  const lines = imports.map((module) => `import ${JSON.stringify(module)}\n`)
  mkdirSync(dirname(join(mirror, file)), { recursive: true })
  writeFileSync(join(mirror, file), file.endsWith('.json') ? '{}' : lines.join(''))
}

/** The modules that a file names: imports and re-exports, of types too, and `import(…)`. */
function importsIn(file: string): string[] {
  const text = readFileSync(file, 'utf8')
  const modules: string[] = []
  collectModules(parseSync(text, { syntax: 'typescript', tsx: file.endsWith('x') }), modules)
  return modules
}

/** Walks a syntax tree without making anything but its findings: the trees of all sources have millions of nodes. */
function collectModules(node: unknown, modules: string[]): void {
  if (typeof node !== 'object' || node === null) return
  const { source, callee, arguments: given } = node as Record<string, Record<string, unknown> | undefined>
  if (source?.type === 'StringLiteral') modules.push(String(source.value))
  const [first] = callee?.type === 'Import' && Array.isArray(given) ? given : []
  if (first?.expression.type === 'StringLiteral') modules.push(String(first.expression.value))
  for (const key in node) {
    const part = (node as Record<string, unknown>)[key]
    if (typeof part === 'object') collectModules(part, modules)
  }
}
