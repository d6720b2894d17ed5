import { type SourceRow, sealedPartsOf } from '@/lib/db/tool-sources'
import { studioKey, unseal } from '@/lib/outside/secrets'
import { fail, ok, type Result } from '@/lib/shared/result'
import type { LiveSource } from '@/lib/tool'

/** The way to a server as it is gone. Refused: `sealed`, where this studio's key does not open what was sealed. */
export async function openSource(projectId: string, known: SourceRow): Promise<Result<LiveSource>> {
  const sealed = await sealedPartsOf(projectId, known.serverId)
  const secrets = unsealed(sealed.secrets, '{}')
  const args = unsealed(sealed.args, JSON.stringify(known.kind === 'command' ? known.args : []))
  const url = unsealed(sealed.url, known.kind === 'url' ? known.url : '')
  if (!secrets.ok || !args.ok || !url.ok) {
    const given = known.secretNames.length > 0 ? ` (${known.secretNames.join(', ')})` : ''
    const message = `What ${known.server} was given${given} cannot be opened with this studio's key. Connect it again.`
    return fail('sealed', message)
  }
  const pairs = JSON.parse(secrets.value) as Record<string, string>
  return ok(
    known.kind === 'command'
      ? { kind: 'command', program: known.program, args: JSON.parse(args.value) as string[], env: pairs }
      : { kind: 'url', url: url.value, headers: pairs },
  )
}

const unsealed = (sealed: string | null, otherwise: string): Result<string> =>
  sealed === null ? ok(otherwise) : unseal(sealed, studioKey())
