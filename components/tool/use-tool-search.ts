'use client'

import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import { type CatalogueFilter, catalogueFilterOf, catalogueHref } from './catalogue-filter'
import { type CatalogueListing, type Listed, loadTools } from './load-tools'

/**
 * The list that a filter asks for, following it key by key: one question is under way at a time, and when it is
 * answered only the newest that came meanwhile is asked. The address follows without the page being asked for anew.
 */
export function useToolSearch(first: Listed<CatalogueListing> & { filter: CatalogueFilter }) {
  const [filter, setFilter] = useState(first.filter)
  const [listed, setListed] = useState(first)
  const [problem, setProblem] = useState<string | null>(null)
  const isAsking = useRef(false)
  const waiting = useRef<CatalogueFilter | null>(null)

  // The way back leads to the page as it was first given, at the address that the search has made of it since.
  const router = useRouter()
  const given = JSON.stringify(first.filter)
  useEffect(() => {
    const { pathname, search } = window.location
    const filter = catalogueFilterOf(Object.fromEntries(new URLSearchParams(search)))
    if (JSON.stringify(filter) !== given) router.replace(`${pathname}${search}` as Route)
  }, [router, given])

  async function ask(wanted: CatalogueFilter) {
    setFilter(wanted)
    window.history.replaceState(null, '', catalogueHref('/tools', { ...wanted, words: wanted.words.trim() }))
    waiting.current = wanted
    if (isAsking.current) return
    isAsking.current = true
    while (waiting.current) {
      const asked: CatalogueFilter = waiting.current
      waiting.current = null
      const answered = await loadTools(asked, 0).catch(() => null)
      if (answered?.ok) setListed({ ...answered.value, filter: asked })
      setProblem(
        answered?.ok ? null : 'The studio did not answer this search; what is listed is the last answer.',
      )
    }
    isAsking.current = false
  }

  return { filter, listed, problem, ask: (wanted: CatalogueFilter) => void ask(wanted) }
}
