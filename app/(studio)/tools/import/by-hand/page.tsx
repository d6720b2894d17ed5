import type { Metadata } from 'next'
import { HandForm } from '@/components/tool/hand-form'
import { ImportHeader } from '@/components/tool/import-header'
import { listServers } from '@/lib/db/tools'
import { currentProject } from '@/lib/server/current-project'
import { writeByHand } from '../../actions'

export const metadata: Metadata = { title: 'Write a tool' }

export default async function WriteToolPage() {
  const project = await currentProject()
  const servers = await listServers(project.id)
  return (
    <>
      <ImportHeader current="/tools/import/by-hand" />
      <div className="min-h-0 flex-1 overflow-auto">
        <div className="max-w-3xl p-4">
          <HandForm servers={servers.map(({ title }) => title)} write={writeByHand} />
        </div>
      </div>
    </>
  )
}
