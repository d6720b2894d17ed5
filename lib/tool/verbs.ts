/** What a tool does to the things that it is about. */
export type PurposeKind = 'list' | 'get' | 'create' | 'update' | 'delete' | 'calculate' | 'other'

/** The verbs by which tools name themselves, in base form. A verb stands in one row only. */
const VERBS: Record<PurposeKind, string> = {
  list: 'list search find browse query discover recommend suggest explore enumerate scan rank match',
  get: 'get fetch read show view retrieve describe check inspect lookup look download return display provide identify detect determine tell resolve track monitor verify validate analyze analyse review extract parse crawl scrape compare capture measure collect count obtain access give report summarize summarise preview load gather assess examine see watch',
  create:
    'create add make book reserve register order schedule submit post send upload open start enroll enrol rent hire borrow subscribe generate build insert write record log draft compose publish plan invite request buy purchase place save store issue join donate lend apply claim prepare copy clone export import share report file capture append draw design launch sign deploy initialize install',
  update:
    'update edit modify set change rename move renew extend mark cancel close return pay complete confirm assign approve reject accept finish stop pause resume reschedule enable disable replace toggle resize reset switch connect link lock unlock archive restore adjust merge fill select refund check_out charge reorder swap transfer top',
  delete: 'delete remove drop clear purge unsubscribe erase revoke destroy uninstall clean',
  calculate:
    'calculate compute convert subtract multiply divide sum average estimate quote evaluate solve round predict forecast score translate encode decode hash format transform',
  other:
    'run execute click press type navigate go take wait play perform control debug test call invoke ask answer use visualize visualise render roll guide help manage process handle configure trigger notify pack zoom scroll hover drag drop evaluate interact reveal respond explain think echo say greet ping reload refresh edit browse simulate optimize sync map route dial speak listen rate reply follow like join leave let allow',
}

const DOUBLING = /^(get|set|run|plan|drop|drag|stop|submit|scan|map|swap|log|let|zip|rent$|put)$/

const BY_FORM = new Map<string, { base: string; kind: PurposeKind }>()
for (const [kind, verbs] of Object.entries(VERBS) as [PurposeKind, string][])
  for (const base of verbs.split(' '))
    for (const form of formsOf(base)) if (!BY_FORM.has(form)) BY_FORM.set(form, { base, kind })

/** The verb that a word is a form of (`lists`, `listing` → `list`), or null. */
export const verbOf = (word: string): { base: string; kind: PurposeKind } | null =>
  BY_FORM.get(word.toLowerCase()) ?? null

function formsOf(base: string): string[] {
  const third = /(s|x|z|ch|sh)$/.test(base)
    ? `${base}es`
    : /[^aeiou]y$/.test(base)
      ? `${base.slice(0, -1)}ies`
      : base === 'go'
        ? 'goes'
        : `${base}s`
  return [base, third, gerundOf(base)]
}

/** The -ing form of a base verb. */
function gerundOf(base: string): string {
  if (DOUBLING.test(base)) return `${base}${base.at(-1)}ing`
  if (/[^aeio]e$/.test(base)) return `${base.slice(0, -1)}ing`
  return `${base}ing`
}

const IRREGULAR_PAST: Record<string, string> = {
  find: 'found',
  get: 'got',
  read: 'read',
  show: 'shown',
  see: 'seen',
  tell: 'told',
  give: 'given',
  make: 'made',
  send: 'sent',
  build: 'built',
  buy: 'bought',
  write: 'written',
  draw: 'drawn',
  set: 'set',
  pay: 'paid',
  take: 'taken',
  run: 'run',
  go: 'gone',
  think: 'thought',
  say: 'said',
  lend: 'lent',
  hold: 'held',
  choose: 'chosen',
}
const DOUBLED_PAST = /^(submit|plan|drop|drag|stop|scan|map|swap|log)$/

/** The past participle of a base verb: `reserve` → `reserved`, `find` → `found`. */
export function participleOf(base: string): string {
  const irregular = IRREGULAR_PAST[base]
  if (irregular) return irregular
  if (DOUBLED_PAST.test(base)) return `${base}${base.at(-1)}ed`
  if (base === 'cancel') return 'cancelled'
  if (base.endsWith('e')) return `${base}d`
  if (/[^aeiou]y$/.test(base)) return `${base.slice(0, -1)}ied`
  return `${base}ed`
}
