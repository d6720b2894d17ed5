'use client'

import { Toaster as Sonner } from 'sonner'

export { toast } from 'sonner'

/** Short news in the lower right corner, once in the studio. Raise one with `toast(…)`, `toast.error(…)`. */
export function Toaster() {
  return (
    <Sonner
      position="bottom-right"
      visibleToasts={3}
      gap={8}
      offset={16}
      // Its own sheet names a system font.
      style={{ fontFamily: 'inherit' }}
      icons={{
        success: <Mark glyph="✓" className="text-pass" />,
        error: <Mark glyph="✕" className="text-fail" />,
        warning: <Mark glyph="?" className="text-undecided" />,
        info: <Mark glyph="●" className="text-accent" />,
      }}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast: 'floating flex w-80 items-start gap-2 px-3 py-2.5 text-body text-ink',
          icon: 'shrink-0',
          content: 'min-w-0 flex-1',
          description: 'text-ink-soft text-meta',
          actionButton: 'shrink-0 rounded-sm font-medium text-accent hover:underline',
          cancelButton: 'shrink-0 rounded-sm text-ink-soft hover:underline',
        },
      }}
    />
  )
}

function Mark({ glyph, className }: { glyph: string; className: string }) {
  return (
    <span aria-hidden className={`inline-block w-3 text-center font-semibold ${className}`}>
      {glyph}
    </span>
  )
}
