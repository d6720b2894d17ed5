/**
 * What a tool does to the thing it is named after. The order of work on one thing is
 * session, find, create, read, change, close; `other` has no place in it.
 */
export type Role = 'session' | 'find' | 'create' | 'read' | 'change' | 'close' | 'other'

const VERBS: { [role in Role]: string } = {
  session: 'login authenticate authorize connect signin initialize init logon',
  find: 'search find list query lookup browse discover suggest recommend filter explore match scan ls',
  create:
    'create add register post book upload make new start generate place submit send insert write purchase buy order reserve schedule draft compose save store record import clone copy initiate launch spawn publish build deploy enroll issue request mkdir touch',
  read: 'get fetch read open show view describe retrieve check inspect display download extract export summarize analyze calculate compute estimate convert count compare validate verify preview poll return load render lint diff cat track trace monitor resolve translate',
  change:
    'update edit set modify change move rename assign replace append patch apply adjust format approve reject merge share invite pay confirm toggle activate deactivate engage enable disable lock unlock press release fill put use run execute click type select comment reply mention like follow tag retry restart resize rotate convert transfer withdraw fund notify redeem sort protect unprotect',
  close:
    'delete remove cancel close stop archive drop clear destroy terminate kill end unsubscribe revoke unfollow logout disconnect uninstall rm rmdir finish complete purge',
  other: '',
}

const ROLE_OF = new Map(
  (Object.keys(VERBS) as Role[]).flatMap((role) =>
    VERBS[role].split(' ').map((verb) => [verb, role] as const),
  ),
)
const setOf = (words: string): ReadonlySet<string> => new Set(words.split(' '))

/** The role of a verb in any of the forms that names and first sentences use (`list`, `lists`, `searches`). */
export function roleOfVerb(word: string): Role | null {
  for (const form of [word, word.replace(/s$/, ''), word.replace(/es$/, ''), word.replace(/ies$/, 'y')]) {
    const role = ROLE_OF.get(form)
    if (role !== undefined && role !== 'other') return role
  }
  return null
}

/** Words that end a noun phrase. */
export const PREPOSITIONS = setOf(
  'for by of from in to with on at based about via using into within and or that which given as per under over after before if when whose between without where so than then',
)

/** Words that stand before a noun and name no thing. */
export const QUALIFIERS = setOf(
  'a an the all any new specific specified given current latest existing available detailed list of this that your its one single multiple more recent full complete daily nearest random first last next previous my some each every various simple basic real time popular top best up down details detailed matching additional optional original source target destination parent start end initial final base unique',
)

/** Aspects of a thing: `order details` is still about the order. */
export const FACETS = setOf(
  'info information detail details list data metadata result results summary content contents text history status stats statistics schema outline structure collection set array object record page response dictionary value values',
)

/** What was done to a thing, said after it: `messages sent` are messages. */
export const PARTICIPLES = setOf(
  'sent received created updated deleted removed added posted uploaded saved found made used shared assigned closed opened given selected',
)

/** The ending that makes a parameter an identifier; the first line names one thing and nothing else. */
export const STRONG_IDENTIFIERS = setOf('id key slug ref reference token handle sku hash isbn doi')
export const SOFT_IDENTIFIERS = setOf('name path url uri code number index title address email symbol')

/** Parameters that steer a call rather than carry something that an earlier call found. */
export const CONTROLS = setOf(
  'limit page offset count size sort order format verbose timeout language locale cursor max min maximum minimum per depth width height quality unit mode option sector top threshold radius recursive dry force debug include exclude fields with query keyword keywords prompt search filter pattern text content body message description comment note reason password username secret new type kind category role amount quantity price temperature date time year month day start end until since begin duration color colour font',
)

/** Fields that many results carry and that say nothing about what feeds what. */
export const GENERIC_FIELDS = setOf(
  'status success message result results error ok type count total text content value data code description response output title created updated timestamp date time',
)

/** Heads that may stand for one another: people in a role are users, a destination is a place. */
export const KINDRED: readonly ReadonlySet<string>[] = [
  setOf('receiver recipient sender owner author assignee creator member follower user person contact friend'),
  setOf('location place address destination origin city venue position'),
  setOf('coordinate latitude longitude lat lon lng'),
]

/** Verbs that bring their object into being; to book or to order acts on an object that is there already. */
export const MAKERS = setOf(
  'create add register make new generate write upload insert build record touch mkdir',
)

/** Verbs that say no more than "bring": with a plural ("get hotels") they are a search. */
export const PLAIN_LOOKS = setOf('get fetch retrieve')
