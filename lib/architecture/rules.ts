import { readFileSync } from 'node:fs'
import type { IForbiddenRuleType } from 'dependency-cruiser'

/** The order of the nouns, from the one place where it is written. */
export const NOUNS = readOrder()

const heart = `^lib/(${NOUNS.join('|')})/`
const isTest = '\\.test\\.tsx?$|/fixtures(/|\\.ts$)|^e2e/'

/** Folders around the heart that only ever run on a server. */
const SERVER_ONLY = ['outside', 'db', 'studio', 'jobs', 'server', 'cli']

const inPackage = (...names: string[]): string =>
  `(^|/)node_modules/(${names.join('|')})(/|$)|^(${names.join('|')})$`

/** The dependency rules. A name is a promise that should be readable where it is broken. */
export const RULES: IForbiddenRuleType[] = [
  ...['lib', 'components'].flatMap((root) =>
    NOUNS.slice(0, -1).map((noun, i) => ({
      name: `${root}/${noun}-imports-only-simpler-nouns`,
      from: { path: `^${root}/${noun}/` },
      to: { path: `^(lib|components)/(${NOUNS.slice(i + 1).join('|')})/` },
    })),
  ),
  { name: 'no-cycles', from: {}, to: { circular: true } },
  {
    name: 'a-noun-is-entered-by-its-index',
    from: { path: '^([^/]+/[^/]+)/' },
    to: { path: `${heart}(?!index\\.ts$)`, pathNot: ['^$1/', '^lib/shared/', '/fixtures\\.ts$'] },
  },
  {
    name: 'fixtures-are-for-tests',
    from: { pathNot: `${isTest}|^lib/cli/checks/` },
    to: { path: '/fixtures(/|\\.ts$)' },
  },
  {
    name: 'the-heart-is-plain-typescript',
    from: { path: heart, pathNot: isTest },
    to: { pathNot: [heart, inPackage('zod', 'ajv', 'ajv-formats', '@noble/hashes'), '/package\\.json$'] },
  },
  {
    name: 'only-tools-know-the-schema-checker',
    from: { path: heart, pathNot: '^lib/tool/' },
    to: { path: inPackage('ajv', 'ajv-formats') },
  },
  {
    name: 'components-get-data-as-props',
    from: { path: '^components/' },
    to: { path: `^(app|prisma|lib/(${SERVER_ONLY.join('|')}))/` },
  },
  {
    name: 'ui-knows-no-nouns',
    from: { path: '^components/(ui|canvas)/' },
    to: { path: '^(components/(?!ui/|canvas/)|lib/(?!shared/))' },
  },
  {
    name: 'primitives-know-no-canvas',
    from: { path: '^components/ui/' },
    to: { path: '^components/canvas/' },
  },
  {
    name: 'layout-stays-in-the-canvas',
    from: { pathNot: '^components/canvas/' },
    to: { path: inPackage('elkjs') },
  },
  {
    name: 'the-canvas-library-stays-in-components',
    from: { pathNot: '^components/' },
    to: { path: inPackage('@xyflow/[^/]+') },
  },
  {
    name: 'prisma-stays-in-db',
    from: { path: '^(app|components|lib|e2e)/', pathNot: '^lib/db/' },
    to: { path: `${inPackage('@prisma/[^/]+', 'prisma', 'pg')}|^lib/db/generated/` },
  },
  {
    name: 'next-and-react-stay-out-of-lib',
    from: { path: '^lib/', pathNot: '^lib/server/' },
    to: { path: inPackage('next', 'react', 'react-dom') },
  },
  {
    name: 'only-the-command-line-imports-itself',
    from: { pathNot: '^(lib/cli/|playwright\\.config)' },
    to: { path: '^lib/cli/' },
  },
  {
    name: 'the-server-edge-is-for-routes',
    from: { path: '^lib/', pathNot: '^lib/server/' },
    to: { path: '^lib/server/' },
  },
  ...[
    { folder: 'outside', below: 'db|studio|jobs' },
    { folder: 'db', below: 'studio|jobs' },
  ].map(({ folder, below }) => ({
    name: `lib/${folder}-stands-below`,
    from: { path: `^lib/${folder}/`, pathNot: isTest },
    to: { path: `^lib/(${below})/` },
  })),
  { name: 'routes-are-the-top', from: { pathNot: '^(app|e2e)/' }, to: { path: '^app/' } },
].map((rule) => ({ severity: 'error' as const, ...rule }))

function readOrder(): string[] {
  const [line] = readFileSync('lib/README.md', 'utf8').match(/^shared → .+$/m) ?? []
  if (!line) throw new Error('lib/README.md should hold the order of the nouns, beginning with "shared → ".')
  return line.split(' → ')
}
