/** What the reader chose about the shell, kept in cookies so that the server's first page already has it. */
export const THEME_COOKIE = 'theme'
export const SIDEBAR_COOKIE = 'sidebar'

export const THEMES = ['system', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

export const SIDEBARS = ['open', 'collapsed'] as const
export type SidebarState = (typeof SIDEBARS)[number]

/** The theme a cookie names; anything else is the system's. */
export const themeOf = (cookie: string | undefined): Theme =>
  THEMES.find((theme) => theme === cookie) ?? 'system'

export const sidebarOf = (cookie: string | undefined): SidebarState =>
  SIDEBARS.find((state) => state === cookie) ?? 'open'
