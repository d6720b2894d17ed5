export const tabListLook = 'flex shrink-0 items-stretch gap-4 border-line border-b'

/** A tab underlines itself when it is the one: `data-state` for panels, `aria-current` for links. */
export const tabLook =
  'relative -mb-px inline-flex h-8 shrink-0 items-center whitespace-nowrap gap-1.5 border-transparent border-b-2 text-body text-ink-soft no-underline transition-colors duration-100 focus-visible:-outline-offset-2 hover:text-ink data-[state=active]:border-ink data-[state=active]:text-ink aria-[current=page]:border-ink aria-[current=page]:text-ink pointer-coarse:h-11'
