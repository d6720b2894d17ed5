import { z } from 'zod'
import { canonicalJson } from '../shared/json'
import type { TrajectoryFilter } from '../trajectory'
import { FileFacts } from './file-tally'
import { type FilterNames, filterInWords, portableFilter } from './filter-words'
import { SelectionCounts } from './select'
import { DatasetSources } from './sources'

/**
 * What a dataset says of itself: what was asked, met, kept and left out, who made it and from what, and the
 * files with their checksums. It holds no time and no database id, so the same seed and inputs give the same
 * bytes on every machine.
 */
export const Manifest = z.object({
  dataset: z.string(),
  studio: z.object({ name: z.literal('astra-studio'), version: z.string() }),
  filter: z.object({ words: z.string(), json: z.record(z.string(), z.json()) }),
  counts: SelectionCounts,
  ...DatasetSources.shape,
  files: z.array(FileFacts),
})
export type Manifest = z.infer<typeof Manifest>

/** Puts a manifest together. `files` is empty when a version is frozen and filled when it is exported. */
export const buildManifest = (parts: {
  dataset: string
  studioVersion: string
  filter: TrajectoryFilter
  filterNames: FilterNames
  counts: SelectionCounts
  sources: DatasetSources
  files: FileFacts[]
}): Manifest => ({
  dataset: parts.dataset,
  studio: { name: 'astra-studio', version: parts.studioVersion },
  filter: {
    words: filterInWords(parts.filter, parts.filterNames),
    json: portableFilter(parts.filter, parts.filterNames),
  },
  counts: parts.counts,
  ...parts.sources,
  files: parts.files,
})

/** The manifest's file: indented, keys sorted, because a database may have reordered them. */
export const formatManifest = (manifest: Manifest): string =>
  `${JSON.stringify(JSON.parse(canonicalJson(manifest)), null, 2)}\n`
