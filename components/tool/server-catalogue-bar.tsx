'use client'

import { useRouter } from 'next/navigation'
import type { ComponentProps } from 'react'
import { CatalogueBar } from './catalogue-bar'
import { catalogueHref } from './catalogue-filter'
import { useSettledText } from './use-settled-text'

/** The bar above the servers: each change asks for the page anew. */
export function ServerCatalogueBar(
  props: Pick<ComponentProps<typeof CatalogueBar>, 'filter' | 'domains' | 'matching' | 'total'>,
) {
  const router = useRouter()
  const ask = (filter: typeof props.filter) => router.replace(catalogueHref('/tools/servers', filter))
  const words = useSettledText(props.filter.words, (asked) => ask({ ...props.filter, words: asked }))
  return (
    <CatalogueBar
      {...props}
      path="/tools/servers"
      noun="servers"
      typed={words.typed}
      onType={words.type}
      onEnter={words.settle}
      onChange={ask}
    />
  )
}
