'use server'

import { revalidatePath } from 'next/cache'
import { cookies } from 'next/headers'
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

/** Makes another project the current one. The page shown belongs to the one that is left: the shell leaves it. */
export const switchProject = action(z.string(), async (id) => {
  if (!(await projects.findProject(id))) return fail('not-found', 'There is no such project any more.')
  await remember(PROJECT_COOKIE, id)
  revalidatePath('/', 'layout')
  return ok(null)
})

/** Makes a project, and makes it the current one. */
export const createProject = action(z.string(), async (name) => {
  const made = await projects.createProject(name)
  if (!made.ok) return made
  await remember(PROJECT_COOKIE, made.value.id)
  revalidatePath('/', 'layout')
  return ok(null)
})

async function remember(cookie: string, value: string) {
  const jar = await cookies()
  jar.set(cookie, value, { maxAge: A_YEAR_S, path: '/', sameSite: 'lax', httpOnly: true })
}
