/**
 * Tools and the documents that describe them.
 *
 * - **tool**: one callable with a name, a purpose and parameters.
 * - **tool document**: what a server says of itself and its tools; immutable once stored, a change is a new version.
 * - **tool key**: a tool named across servers, `server/tool`.
 * - **call**, **result**, **failure**: one use of a tool and what came back.
 * - **backend**: whatever answers calls in one session.
 */

export { type ArgumentProblem, checkArguments } from './call'
export { callableNames } from './callable-names'
export { createEmulator, type EmulatorSettings } from './emulator/emulator'
export { identityNoun } from './emulator/identity'
export { resultSchemaOf } from './emulator/result-schema'
export { filterServers, type RawServer, type ServerSource, TOOLS_PER_SERVER_MIN } from './filter'
export { type ImportReport, importReportSchema } from './import-report'
export { CALLABLE_NAME, normaliseTool } from './normalise'
export { type ParameterRow, parameterRows } from './parameters'
export { baseDayOf } from './plausible/dates'
export { plausibleValue, resolved, typeOf } from './plausible/plausible-value'
export { type Purpose, purposeOf } from './purpose'
export { serverSlug } from './server-slug'
export * from './tool'
export { type PurposeKind, participleOf, verbOf } from './verbs'
