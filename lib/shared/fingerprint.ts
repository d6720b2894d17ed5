import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { canonicalJson } from './json'

/** SHA-256 of a text, as 64 hex digits. */
export const sha256Hex = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)))

/** SHA-256 of a value's canonical JSON: equal content, equal fingerprint, in any process and any database. */
export const fingerprintOf = (value: unknown): string => sha256Hex(canonicalJson(value))
