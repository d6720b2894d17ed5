'use client'

import { Monitor, Moon, Sun } from 'lucide-react'
import { DropdownMenu, MenuChoice } from '@/components/ui/dropdown-menu'
import type { Theme } from './preferences'

const icons = { system: Monitor, light: Sun, dark: Moon } as const

const options = [
  { value: 'system', label: 'As the system' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
] as const

export function ThemeMenu({ theme, onChange }: { theme: Theme; onChange: (theme: Theme) => void }) {
  const Icon = icons[theme]
  return (
    <DropdownMenu
      side="top"
      trigger={
        <button
          type="button"
          aria-label={`Theme: ${theme}`}
          className="inline-flex size-control items-center justify-center rounded-md text-ink-soft hover:bg-hover hover:text-ink data-[state=open]:bg-hover"
        >
          <Icon aria-hidden className="size-4" />
        </button>
      }
    >
      <MenuChoice label="Theme" value={theme} options={options} onChange={onChange} />
    </DropdownMenu>
  )
}
