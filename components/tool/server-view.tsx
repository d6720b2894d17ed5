'use client'

import type { Route } from 'next'
import { type ComponentProps, useState } from 'react'
import { ButtonLink } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { VirtualTable } from '@/components/ui/virtual-table'
import { counted } from '@/lib/shared/format'
import { type DocumentDifference, differenceInWords } from '@/lib/tool'
import { DocumentDifferenceView } from './document-difference-view'
import { ServerAbout } from './server-about'
import { ServerVerbs } from './server-verbs'
import { type ToolListing, toolColumns } from './tool-columns'
import { ServerTag } from './tool-name'

interface ServerViewProps extends ComponentProps<typeof ServerAbout> {
  id: string
  title: string
  tools: readonly ToolListing[]
  /** What this version has otherwise than another, in place of the tools; null where only one is looked at. */
  comparison: { against: number; difference: DocumentDifference } | null
  verbs: Pick<ComponentProps<typeof ServerVerbs>, 'build' | 'remove' | 'refresh'>
}

/** A server: its tools, and beside them what it says of itself and how its document changed. */
export function ServerView({ id, title, tools, comparison, verbs, ...about }: ServerViewProps) {
  const [problem, setProblem] = useState<string | null>(null)
  const { name, version, versions, source } = about
  const newest = versions[0]?.version ?? version
  return (
    <>
      <PageHeader
        breadcrumbs={[
          { href: '/tools', label: 'Tools' },
          { href: '/tools/servers', label: 'Servers' },
        ]}
        title={title}
        facts={
          <>
            <ServerTag server={name} domain={about.domain.name} />
            <span>version {version}</span>
            <span>{counted(tools.length, 'tool')}</span>
          </>
        }
        actions={
          <ServerVerbs serverId={id} title={title} source={source} {...verbs} onRefused={setProblem} />
        }
      />
      {problem && (
        <Notice tone="problem" className="m-2">
          {problem}
        </Notice>
      )}
      {version < newest && (
        <Notice tone="warning" className="m-2">
          This is version {version}; graphs are built from the newest, version {newest}.
        </Notice>
      )}
      {comparison && (
        <Notice
          className="m-2"
          action={
            <ButtonLink
              size="small"
              href={versions.find((each) => each.version === version)?.href ?? '/tools/servers'}
            >
              Show its tools
            </ButtonLink>
          }
        >
          Version {version} against version {comparison.against}: {differenceInWords(comparison.difference)}.
        </Notice>
      )}
      <div className="grid min-h-0 flex-1 grid-cols-[minmax(0,1fr)_20rem]">
        <div className="min-h-0">
          {comparison ? (
            <DocumentDifferenceView difference={comparison.difference} />
          ) : (
            <VirtualTable
              label="Tools"
              columns={toolColumns}
              rows={tools}
              getRowKey={(tool) => tool.id}
              getRowHref={(tool) => `/tools/${tool.id}` as Route}
            />
          )}
        </div>
        <ServerAbout {...about} />
      </div>
    </>
  )
}
