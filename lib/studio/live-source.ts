import type { SourceInput } from '@/lib/db/tool-sources'
import { sealSecret } from '@/lib/outside/secrets'
import { type LiveSource, redactedArgs, redactedUrl } from '@/lib/tool'

/** What is stored of a way to a server: what may be seen as it is, what may not be seen sealed. */
export function sealSource(source: LiveSource): SourceInput {
  const secrets = source.kind === 'command' ? source.env : source.headers
  const secretNames = Object.keys(secrets)
  const sealedSecrets = secretNames.length > 0 ? sealSecret(JSON.stringify(secrets)) : null
  return source.kind === 'command'
    ? { kind: 'command', program: source.program, ...sealArgs(source.args), secretNames, sealedSecrets }
    : { kind: 'url', ...sealUrl(source.url), secretNames, sealedSecrets }
}

/** An address as it may be seen, and the whole of it sealed where that is not all. */
export function sealUrl(whole: string): { url: string; sealedUrl: string | null } {
  const url = redactedUrl(whole)
  return { url, sealedUrl: url === whole ? null : sealSecret(whole) }
}

/** The arguments of a command as they may be seen, and all of them sealed where that is not all. */
export function sealArgs(whole: readonly string[]): { args: string[]; sealedArgs: string | null } {
  const args = redactedArgs(whole)
  const isAll = args.every((word, i) => word === whole[i])
  return { args, sealedArgs: isAll ? null : sealSecret(JSON.stringify(whole)) }
}
