/**
 * Tools and the documents that describe them.
 *
 * - **tool**: one callable with a name, a purpose and parameters.
 * - **tool document**: what a server says of itself and its tools; immutable once stored, a change is a new version.
 * - **tool key**: a tool named across servers, `server/tool`.
 * - **call**, **result**, **failure**: one use of a tool and what came back.
 * - **backend**: whatever answers calls in one session.
 * - **pool**: tools that are compared with each other by a similarity index; **bands** cut it by how like they are to
 *   one, and **distractors** are drawn from those.
 */

export { type ArgumentProblem, checkArguments } from './call'
export { callableNames } from './callable-names'
export { parseCommandLine } from './command-line'
export {
  type DocumentDifference,
  differenceInWords,
  documentDifference,
  type MemberChange,
  type ToolChange,
} from './document-difference'
export { guessDomain } from './domain/guess-domain'
export { DOMAINS } from './domain/vocabulary'
export { createEmulator } from './emulator/emulator'
export { failureText, permanentFailure } from './emulator/failures'
export { identityNoun } from './emulator/identity'
export { missingReference } from './emulator/perform'
export { rememberResult } from './emulator/remember-result'
export { resultSchemaOf } from './emulator/result-schema'
export { type EmulatorSettings, openSession } from './emulator/session'
export {
  filterServers,
  type RawServer,
  type RawTool,
  type ServerSource,
  TOOLS_PER_SERVER_MIN,
} from './filter'
export { pathInto, plausibleArguments, withPart } from './form/arguments'
export { type FormNode, formOf } from './form/form-node'
export { type ImportReport, importReportSchema } from './import-report'
export { describeSource, type LiveSource, parsePairs, parseServerUrl } from './live-source'
export { CALLABLE_NAME, callableName, clearDescription, normaliseTool } from './normalise'
export { type ParameterRow, parameterRows } from './parameters'
export { baseDayOf } from './plausible/dates'
export { plausibleValue, resolved, typeOf } from './plausible/plausible-value'
export { purposeOf } from './purpose'
export { mapSchema } from './schema-parts'
export { resolveReference } from './schema-reference'
export { hiddenWords, redactedArgs, redactedUrl } from './secret-words'
export { serverSlug } from './server-slug'
export { BANDS, type BandScale, bandsOf, sampleDistractors } from './similarity/bands'
export { documentText } from './similarity/document-text'
export { EMBEDDING_BATCH, EmbeddingParams } from './similarity/embedding-params'
export { buildLexicalIndex } from './similarity/lexical-index'
export {
  lexicalPool,
  type NearTool,
  nearestTools,
  type PoolTool,
  type Relation,
  type ToolPool,
} from './similarity/pool'
export { type SimilarityIndex, vectorIndex } from './similarity/similarity-index'
export * from './tool'
export { participleOf, verbOf } from './verbs'
