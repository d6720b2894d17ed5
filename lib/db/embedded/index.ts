/** The embedded PostgreSQL: real server programs from npm, shared by every process of one studio folder. */
export { type Database, ensureDatabase, removeDatabase } from './ensure-database'
