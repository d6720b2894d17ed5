/** Short forms that tool authors use for common nouns. */
const LONG_FORMS: { [short: string]: string } = {
  app: 'application',
  db: 'database',
  dir: 'directory',
  doc: 'document',
  env: 'environment',
  folder: 'directory',
  identifier: 'id',
  img: 'image',
  lang: 'language',
  lib: 'library',
  msg: 'message',
  num: 'number',
  org: 'organization',
  repo: 'repository',
  uuid: 'id',
  guid: 'id',
}

/** Words whose plural keeps its "ie", or which only look plural. */
const SINGULARS: { [plural: string]: string } = {
  movies: 'movie',
  cookies: 'cookie',
  calories: 'calorie',
  series: 'series',
  species: 'species',
  people: 'person',
  children: 'child',
  indices: 'index',
  news: 'news',
  address: 'address',
  always: 'always',
  alias: 'alias',
  canvas: 'canvas',
}

/** The singular of an English noun by its ending; a word that is not plural comes back as it is. */
function singular(word: string): string {
  const known = SINGULARS[word]
  if (known !== undefined) return known
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`
  if (/(ss|sh|ch|x|z)es$/.test(word)) return word.slice(0, -2)
  if (word.length > 3 && /[^sui]s$/.test(word)) return word.slice(0, -1)
  return word
}

export const isPlural = (word: string): boolean => singular(word) !== word

/**
 * The words of a name as people would say them: `getUserIDs` and `get_user_ids` both give `get user ids`.
 * Lower case, in order; figures at a word's end are dropped (`file_name2`); glued names are cut (`filename`).
 */
export function wordsOf(name: string): string[] {
  return name
    .replace(/([\p{Ll}\p{N}])(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu}+)(\p{Lu}\p{Ll})/gu, '$1 $2')
    .toLowerCase()
    .replace(/\bi ds\b/g, 'ids')
    .replace(/\b(file|user|folder|dir|host|table|path)(name|path|id)(s?)\b/g, '$1 $2$3')
    .split(/[^\p{L}\p{N}]+/u)
    .map((word) => (word.length > 2 ? word.replace(/\d+$/, '') : word))
    .filter((word) => word !== '')
}

/** A word in the form in which two are compared: singular, short forms written out. */
export function stemOf(word: string): string {
  const one = singular(word)
  return LONG_FORMS[one] ?? one
}
