import { cookies } from 'next/headers'
import type { ReactNode } from 'react'
import { SIDEBAR_COOKIE, sidebarOf, THEME_COOKIE, themeOf } from '@/components/shell/preferences'
import { StudioShell } from '@/components/shell/studio-shell'
import { listProjects } from '@/lib/db/projects'
import { currentProject } from '@/lib/server/current-project'
import { createProject, saveSidebar, saveTheme, switchProject } from './actions'

/** Every page of the studio stands in the shell and belongs to one project. */
export default async function StudioLayout({ children }: { children: ReactNode }) {
  const [jar, current] = await Promise.all([cookies(), currentProject()])
  return (
    <StudioShell
      projects={await listProjects()}
      currentProjectId={current.id}
      theme={themeOf(jar.get(THEME_COOKIE)?.value)}
      sidebar={sidebarOf(jar.get(SIDEBAR_COOKIE)?.value)}
      actions={{ createProject, saveSidebar, saveTheme, switchProject }}
    >
      {children}
    </StudioShell>
  )
}
