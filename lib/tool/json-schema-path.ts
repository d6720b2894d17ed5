/** A JSON Pointer as a path people read: `/orders/0/id` under `$` is `$.orders[0].id`. */
export function pathOf(root: string, pointer: string): string {
  const parts = pointer.split('/').slice(1)
  return parts.reduce(
    (path, part) => path + memberPath(part.replaceAll('~1', '/').replaceAll('~0', '~')),
    root,
  )
}

/** One step of a path: `.id`, `[0]`, or `["two words"]`. */
export function memberPath(key: string): string {
  if (/^\d+$/.test(key)) return `[${key}]`
  return /^[\p{L}_$][\p{L}\p{N}_$-]*$/u.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`
}
