import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { dependenciesOf } from './architecture/dependencies'
import { NOUNS } from './architecture/rules'

describe('the code', () => {
  it('keeps every dependency rule', async () => {
    const { summary } = await dependenciesOf(process.cwd())
    // A parser that understands nothing finds no violation either.
    expect(summary.totalCruised).toBeGreaterThan(150)
    expect(summary.totalDependenciesCruised).toBeGreaterThan(400)
    expect(summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)).toEqual([])
  })

  it('has a folder for each noun, in the order that the README draws', () => {
    expect(NOUNS[0]).toBe('shared')
    const folders = readdirSync('lib')
    expect(NOUNS.filter((noun) => !folders.includes(noun))).toEqual([])
  })
})

describe('a rule catches', () => {
  /** Each in a file of its own in one tree: the cruiser looks its rules over anew for every tree, which takes longest. */
  const planted: [rule: string, file: string, imports: string][] = [
    ['lib/tool-imports-only-simpler-nouns', 'lib/tool/a.ts', '@/lib/task'],
    ['components/tool-imports-only-simpler-nouns', 'components/tool/a.tsx', '@/components/task/card'],
    ['components/tool-imports-only-simpler-nouns', 'components/tool/a.tsx', '@/lib/trajectory'],
    ['no-cycles', 'lib/tool/a.ts', './index'],
    ['a-noun-is-entered-by-its-index', 'lib/task/a.ts', '@/lib/tool/tool'],
    ['a-noun-is-entered-by-its-index', 'components/task/a.tsx', '@/lib/tool/tool'],
    ['fixtures-are-for-tests', 'lib/tool/a.ts', './fixtures'],
    ['the-heart-is-plain-typescript', 'lib/tool/a.ts', 'node:fs'],
    ['the-heart-is-plain-typescript', 'lib/tool/a.ts', 'react'],
    ['the-heart-is-plain-typescript', 'lib/tool/a.ts', '@/lib/db/tools'],
    ['only-tools-know-the-schema-checker', 'lib/task/a.ts', 'ajv'],
    ['components-get-data-as-props', 'components/tool/a.tsx', '@/lib/db/tools'],
    ['components-get-data-as-props', 'components/tool/a.tsx', '@/lib/outside/model'],
    ['components-get-data-as-props', 'components/tool/a.tsx', '@/app/page'],
    ['ui-knows-no-nouns', 'components/ui/a.tsx', '@/lib/tool'],
    ['ui-knows-no-nouns', 'components/canvas/a.tsx', '@/components/task/card'],
    ['primitives-know-no-canvas', 'components/ui/a.tsx', '@/components/canvas/canvas'],
    ['layout-stays-in-the-canvas', 'components/tool/a.tsx', 'elkjs'],
    ['the-canvas-library-stays-in-components', 'app/a.tsx', '@xyflow/react'],
    ['prisma-stays-in-db', 'app/a.tsx', '@prisma/client'],
    ['prisma-stays-in-db', 'lib/jobs/a.ts', 'pg'],
    ['prisma-stays-in-db', 'lib/server/a.ts', '@/lib/db/generated/client'],
    ['next-and-react-stay-out-of-lib', 'lib/jobs/a.ts', 'next/headers'],
    ['only-the-command-line-imports-itself', 'app/a.tsx', '@/lib/cli/main'],
    ['the-server-edge-is-for-routes', 'lib/jobs/a.ts', '@/lib/server/action'],
    ['lib/db-stands-below', 'lib/db/a.ts', '@/lib/jobs/queue'],
    ['lib/outside-stands-below', 'lib/outside/a.ts', '@/lib/db/tools'],
    ['routes-are-the-top', 'lib/jobs/a.ts', '@/app/page'],
  ]
  const elsewhere = [
    ...['lib/tool/tool.ts', 'lib/tool/fixtures.ts', 'lib/task/index.ts', 'lib/trajectory/index.ts'],
    ...['lib/db/tools.ts', 'lib/db/generated/client.ts', 'lib/jobs/queue.ts', 'lib/outside/model.ts'],
    ...['lib/cli/main.ts', 'lib/server/action.ts', 'app/page.tsx', 'components/task/card.tsx'],
    'components/canvas/canvas.tsx',
  ]
  const fileOf = (at: number, file: string) => file.replace(/\.tsx?$/, (ending) => `-${at}${ending}`)
  let found: { rule: string; from: string }[]

  beforeAll(async () => {
    const files = planted.map(([, file, module], at): [string, string] => [
      fileOf(at, file),
      `import { it } from '${module}'\nexport const used = it\n`,
    ])
    const cycle = planted.findIndex(([rule]) => rule === 'no-cycles')
    found = await violationsOf([...files, ['lib/tool/index.ts', `export * from './a-${cycle}'\n`]])
  })

  it.each(planted.map(([rule, file, module], at) => ({ rule, file, module, at })))(
    '$rule: $file importing $module',
    ({ rule, file, at }) => {
      const from = fileOf(at, file)
      // A ring may be told from any of its files.
      const its = found.filter((one) => one.from === from || (rule === 'no-cycles' && one.rule === rule))
      expect(its.map((one) => one.rule)).toContain(rule)
    },
  )

  it.each([
    ["a type's re-export", "export type { it } from '@/lib/db/tools'"],
    ['an import inside of JSX', "export const it = <p onClick={() => import('@/lib/db/tools')} />"],
  ])('%s, which the cruiser alone would overlook', async (_, text) => {
    const violations = await violationsOf([['components/tool/a.tsx', text]])
    expect(violations.map(({ rule }) => rule)).toEqual(['components-get-data-as-props'])
  })

  it('nothing where nothing is wrong', async () => {
    const text = "import { it } from '@/lib/tool'\nimport { z } from 'zod'\nexport const used = [it, z]\n"
    expect(await violationsOf([['lib/task/a.ts', text]])).toEqual([])
  })

  /** What is wrong in a tree of these files, beside others that they may import. */
  async function violationsOf(files: [file: string, text: string][]) {
    const root = mkdtempSync(join(tmpdir(), 'architecture-'))
    const others = elsewhere.map((file): [string, string] => [file, 'export const it = 1\n'])
    for (const [file, text] of [
      ...others,
      ['lib/tool/index.ts', "export * from './tool'\n"],
      ...files,
    ] as const) {
      mkdirSync(dirname(join(root, file)), { recursive: true })
      writeFileSync(join(root, file), text)
    }
    const { summary } = await dependenciesOf(root)
    rmSync(root, { recursive: true })
    return summary.violations.map(({ rule, from }) => ({ rule: rule.name, from }))
  }
})
