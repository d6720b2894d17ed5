import { sha256Hex } from '../shared/fingerprint'

const SLUG_CHARS_MAX = 60

/**
 * A server's short name from its title: kebab-case, ASCII. A title without a Latin letter or digit gets
 * `server-` and the beginning of its fingerprint, so that it is the same in every import.
 */
export function serverSlug(title: string): string {
  const slug = title
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, SLUG_CHARS_MAX)
    .replace(/^-+|-+$/g, '')
  return slug === '' ? `server-${sha256Hex(title).slice(0, 8)}` : slug
}

/** The slugs of a batch, in order; a slug that is taken gets the first free of `-2`, `-3`, … */
export function serverSlugs(titles: readonly string[]): string[] {
  const taken = new Set<string>()
  return titles.map((title) => {
    const base = serverSlug(title)
    let slug = base
    for (let n = 2; taken.has(slug); n++) slug = `${base}-${n}`
    taken.add(slug)
    return slug
  })
}
