import type { Metadata } from 'next'
import { CatalogueHeader, EmptyCatalogue } from '@/components/tool/catalogue-header'
import { ImportTable } from '@/components/tool/import-table'
import { Notice } from '@/components/ui/notice'
import { listImports } from '@/lib/db/tool-imports'
import { currentProject } from '@/lib/server/current-project'
import { formatName } from '../format-name'

const SHOWN_MAX = 200

export const metadata: Metadata = { title: 'Imports' }

/** The newest imports; each keeps the report of what became of its file. */
export default async function ImportsPage() {
  const project = await currentProject()
  const imports = await listImports(project.id, SHOWN_MAX)
  return (
    <>
      <CatalogueHeader current="/tools/imports" isEmpty={imports.length === 0} />
      {imports.length === 0 ? (
        <EmptyCatalogue sentence="Each import leaves its report here: what was accepted, changed and rejected, and why." />
      ) : (
        <>
          {imports.length === SHOWN_MAX && (
            <Notice className="m-2">Only the newest {SHOWN_MAX} are listed.</Notice>
          )}
          <ImportTable
            imports={imports.map(({ id, fileName, format, createdAt, _count }) => ({
              id,
              fileName,
              format: formatName(format),
              documentCount: _count.documents,
              importedAt: createdAt,
            }))}
          />
        </>
      )}
    </>
  )
}
