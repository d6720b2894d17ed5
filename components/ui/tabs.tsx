'use client'

import { Tabs as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import { cx } from './cx'
import { tabListLook, tabLook } from './tab-look'

export interface Tab {
  value: string
  label: ReactNode
  content: ReactNode
}

/** Panels of which one shows, when the choice is not worth an address; otherwise use `LinkTabs`. */
export function Tabs({
  label,
  tabs,
  defaultValue,
  value,
  onValueChange,
  className,
}: {
  /** What is chosen here, read aloud. */
  label: string
  tabs: Tab[]
  defaultValue?: string
  value?: string
  onValueChange?: (value: string) => void
  className?: string
}) {
  return (
    <Radix.Root
      defaultValue={defaultValue ?? tabs[0]?.value}
      value={value}
      onValueChange={onValueChange}
      className={cx('flex flex-col', className)}
    >
      <Radix.List aria-label={label} className={tabListLook}>
        {tabs.map((tab) => (
          <Radix.Trigger key={tab.value} value={tab.value} className={tabLook}>
            {tab.label}
          </Radix.Trigger>
        ))}
      </Radix.List>
      {tabs.map((tab) => (
        <Radix.Content key={tab.value} value={tab.value} className="min-h-0 flex-1">
          {tab.content}
        </Radix.Content>
      ))}
    </Radix.Root>
  )
}
