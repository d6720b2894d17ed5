import type { Verb, VerbOptions } from './verb'

// Loaded when called for: `start` has no need of the exporter, nor the exporter of the web server.
const VERBS: Record<string, () => Promise<unknown>> = {
  start: async () => (await import('./start')).start,
  worker: async () => (await import('./worker')).worker,
  build: async () => (await import('./build')).build,
  'tools import': async () => (await import('./tools-import')).toolsImport,
  'tools connect': async () => (await import('./tools-connect')).toolsConnect,
  'tools refresh': async () => (await import('./tools-refresh')).toolsRefresh,
  'tools try': async () => (await import('./tools-try')).toolsTry,
  'graph build': async () => (await import('./graph-build')).graphBuild,
  'graph learn': async () => (await import('./graph-learn')).graphLearn,
  'chains sample': async () => (await import('./chains-sample')).chainsSample,
  synthesize: async () => (await import('./synthesize')).synthesize,
  'tasks list': async () => (await import('./tasks-list')).tasksList,
  'tasks show': async () => (await import('./tasks-show')).tasksShow,
  'tasks accept': async () => (await import('./tasks-review')).tasksAccept,
  'tasks refuse': async () => (await import('./tasks-review')).tasksRefuse,
  'trajectories list': async () => (await import('./trajectories-list')).trajectoriesList,
  'trajectories show': async () => (await import('./trajectories-show')).trajectoriesShow,
  'judge again': async () => (await import('./judge-again')).judgeAgainVerb,
  'judge adopt': async () => (await import('./judge-adopt')).judgeAdopt,
  calibration: async () => (await import('./calibration')).calibration,
  'dataset export': async () => (await import('./dataset-export')).datasetExport,
  seed: async () => (await import('./seed')).seed,
}

/** A verb and the words that follow its name. */
export interface Call {
  verb: Verb
  words: string[]
}

/** Finds the verb that the first one or two words name; null when there is none. */
export async function findVerb(words: string[]): Promise<Call | null> {
  for (const length of [2, 1]) {
    const name = words.slice(0, length).join(' ')
    const load = Object.hasOwn(VERBS, name) ? VERBS[name] : undefined
    if (load) return { verb: (await load()) as Verb<VerbOptions>, words: words.slice(length) }
  }
  return null
}

/** All verbs, in the order of the list. */
export function listVerbs(): Promise<Verb[]> {
  return Promise.all(Object.values(VERBS).map((load) => load() as Promise<Verb>))
}
