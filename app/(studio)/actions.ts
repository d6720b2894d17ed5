'use server'

import { revalidatePath } from 'next/cache'
import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { SIDEBAR_COOKIE, SIDEBARS, THEME_COOKIE, THEMES } from '@/components/shell/preferences'
import * as projects from '@/lib/db/projects'
import { action } from '@/lib/server/action'
import { PROJECT_COOKIE } from '@/lib/server/current-project'
import { fail, ok } from '@/lib/shared/result'

const A_YEAR_S = 365 * 24 * 3600

export const saveTheme = action(z.enum(THEMES), async (theme) => {
  await remember(THEME_COOKIE, theme)
  return ok(null)
})

export const saveSidebar = action(z.enum(SIDEBARS), async (state) => {
  await remember(SIDEBAR_COOKIE, state)
  return ok(null)
})

/** Goes into another project, at its front door: the page shown belongs to the one that is left. */
export const switchProject = action(z.string(), async (id) => {
  if (!(await projects.findProject(id))) return fail('not-found', 'There is no such project any more.')
  await remember(PROJECT_COOKIE, id)
  revalidatePath('/', 'layout')
  redirect('/')
})

/** Makes a project and goes into it. */
export const createProject = action(z.string(), async (name) => {
  const made = await projects.createProject(name)
  if (!made.ok) return made
  await remember(PROJECT_COOKIE, made.value.id)
  revalidatePath('/', 'layout')
  redirect('/')
})

async function remember(cookie: string, value: string) {
  const jar = await cookies()
  jar.set(cookie, value, { maxAge: A_YEAR_S, path: '/', sameSite: 'lax', httpOnly: true })
}
