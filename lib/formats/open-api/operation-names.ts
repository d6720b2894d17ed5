import type { Problem } from '../../shared/result'
import { callableName } from '../../tool'
import type { Operation } from './operations'

/**
 * What each operation is called: its `operationId`, else method and path (`get /books/{id}`). Where two would be
 * called by one name once they are callable, the later gets `_2`, `_3`, …, so that no operation is lost.
 */
export function operationNames(operations: readonly Operation[]): { name: string; changes: Problem[] }[] {
  const taken = new Set<string>()
  return operations.map(({ method, path, source }) => {
    const request = `${method} ${path}`
    const own = callableName(source.operationId)
    const callable = own.ok ? own : callableName(request)
    const wanted = callable.ok ? callable.value.name : method
    const changes: Problem[] = []
    if (!own.ok) {
      const message = `There is no operationId that could be called; the name is made from ${request}.`
      changes.push({ code: 'name-made', message })
    }
    let name = wanted
    for (let n = 2; taken.has(name); n++) name = `${wanted.slice(0, 63 - String(n).length)}_${n}`
    taken.add(name)
    if (name === wanted) {
      return { name: own.ok ? String(source.operationId) : name, changes }
    }
    const message = `Another operation is called ${wanted}; this one became ${name}.`
    return { name, changes: [...changes, { code: 'name-changed', message }] }
  })
}
