import { createWriteStream } from 'node:fs'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { EXPORT_FORMATS, formatManifest } from '@/lib/dataset'
import { openDatasetFile } from '@/lib/db/dataset-files'
import { findDatasetVersion } from '@/lib/db/datasets'
import { freezeDataset } from '@/lib/db/freeze-dataset'
import { EXPORT_KINDS, type ExportKind, exportFileName } from '@/lib/formats'
import { counted } from '@/lib/shared/format'
import { countsAsJson, countsAsLines } from './count'
import { chooseProject, PROJECT_OPTION } from './project'
import { FILTER_OPTIONS, readFilter } from './trajectories-list'
import { badInput, defineVerb, done } from './verb'

/** `dataset export`: freezes what a filter meets as a dataset version and writes its files. */
export const datasetExport = defineVerb({
  name: 'dataset export',
  summary: 'Freeze trajectories as a dataset version and write its files',
  usage: '<name> [--format openai|trl|all] [--out <folder>] [--outcome <name>] [--graph <name>] …',
  operands: { min: 1, max: 1 },
  options: {
    ...PROJECT_OPTION,
    format: {
      type: 'string',
      placeholder: '<name>',
      description: `${EXPORT_FORMATS.join(', ')} or all`,
      default: 'all',
    },
    out: {
      type: 'string',
      placeholder: '<folder>',
      description: 'where the files go; exports/<name> when left out',
    },
    frozen: {
      type: 'boolean',
      description: 'export the newest frozen version instead of freezing a new one',
    },
    ...FILTER_OPTIONS,
  },
  async run({ options, operands: [name = ''], database, tell }) {
    const startedAt = performance.now()
    const kinds = kindsOf(options.format)
    if (!kinds)
      return badInput(`--format is ${EXPORT_FORMATS.join(', ')} or all; "${options.format}" is none of them.`)
    await database()
    const project = await chooseProject(options.project)
    if (!project.ok) return badInput(project.problem.message)
    const filter = await readFilter(project.value, options)
    if (!filter.ok) return badInput(filter.problem.message)
    if (!options.frozen) {
      const frozen = await freezeDataset(project.value.id, name, filter.value, (at, total) =>
        tell(`${at} / ${total} read`),
      )
      if (!frozen.ok) return badInput(frozen.problem.message)
    }
    const version = await findDatasetVersion(project.value.id, name)
    if (!version) return badInput(`There is no dataset "${name}" in this project.`)
    const folder = options.out ?? join('exports', name.replace(/[^\w.-]+/g, '-'))
    await mkdir(folder, { recursive: true })
    for (const kind of kinds) {
      const opened = await openDatasetFile(project.value.id, version.id, exportFileName(kind))
      if (!opened.ok) return badInput(opened.problem.message)
      const path = join(folder, exportFileName(kind))
      await pipeline(Readable.from(opened.value), createWriteStream(`${path}.part`))
      await rename(`${path}.part`, path)
    }
    // Last, so that a folder with a manifest is a whole one.
    const files = kinds.map(exportFileName)
    const manifest = {
      ...version.manifest,
      files: version.manifest.files.filter((file) => files.includes(file.name)),
    }
    await writeFile(join(folder, 'manifest.json'), formatManifest(manifest))
    const counts = {
      ...version.manifest.counts,
      changed: Math.max(0, ...manifest.files.map((file) => Math.max(0, ...Object.values(file.changedRows)))),
      seconds: (performance.now() - startedAt) / 1000,
      ids: { dataset: version.datasetId, version: version.id },
    }
    return done({ ...countsAsJson(counts), folder, files: manifest.files.map((file) => ({ ...file })) }, [
      `"${version.name}" v${version.version} is in ${folder}:`,
      ...manifest.files.map((file) => `  ${file.name}  ${counted(file.rows, 'row')}  sha256 ${file.sha256}`),
      '  manifest.json',
      ...countsAsLines(counts),
    ])
  },
})

function kindsOf(format: string): ExportKind[] | null {
  if (format === 'all') return [...EXPORT_KINDS]
  const kind = EXPORT_FORMATS.find((known) => known === format)
  return kind ? [kind, 'lineage'] : null
}
