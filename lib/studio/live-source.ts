import { type SourceInput, type SourceRow, sealedPartsOf } from '@/lib/db/tool-sources'
import { sealSecret, studioKey, unseal } from '@/lib/outside/secrets'
import { fail, ok, type Result } from '@/lib/shared/result'
import { type LiveSource, redactedUrl } from '@/lib/tool'

/** What is stored of a way to a server: what may be seen as it is, what may not be seen sealed. */
export function sealSource(source: LiveSource): SourceInput {
  const secrets = source.kind === 'command' ? source.env : source.headers
  const secretNames = Object.keys(secrets)
  const sealedSecrets = secretNames.length > 0 ? sealSecret(JSON.stringify(secrets)) : null
  return source.kind === 'command'
    ? { kind: 'command', program: source.program, args: source.args, secretNames, sealedSecrets }
    : { kind: 'url', ...sealUrl(source.url), secretNames, sealedSecrets }
}

/** An address as it may be seen, and the whole of it sealed where that is not all. */
export function sealUrl(whole: string): { url: string; sealedUrl: string | null } {
  const url = redactedUrl(whole)
  return { url, sealedUrl: url === whole ? null : sealSecret(whole) }
}

/** The way to a server as it is gone. Refused: `sealed`, where this studio's key does not open what was sealed. */
export async function openSource(projectId: string, known: SourceRow): Promise<Result<LiveSource>> {
  const sealed = await sealedPartsOf(projectId, known.serverId)
  const secrets = unsealed(sealed.secrets, '{}')
  const url = unsealed(sealed.url, known.kind === 'url' ? known.url : '')
  if (!secrets.ok || !url.ok) {
    const given = known.secretNames.length > 0 ? ` (${known.secretNames.join(', ')})` : ''
    const message = `What ${known.server} was given${given} cannot be opened with this studio's key. Connect it again.`
    return fail('sealed', message)
  }
  const pairs = JSON.parse(secrets.value) as Record<string, string>
  return ok(
    known.kind === 'command'
      ? { kind: 'command', program: known.program, args: known.args, env: pairs }
      : { kind: 'url', url: url.value, headers: pairs },
  )
}

const unsealed = (sealed: string | null, otherwise: string): Result<string> =>
  sealed === null ? ok(otherwise) : unseal(sealed, studioKey())
