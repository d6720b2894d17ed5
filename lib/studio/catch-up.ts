import { countMissingUses } from '@/lib/db/tool-health'
import { closeSource, listOpenSources } from '@/lib/db/tool-sources'
import { guessMissingDomains } from './choose-domain'
import { sealArgs, sealUrl } from './live-source'

/**
 * Brings what earlier versions of the studio stored to what this one keeps; where all is well it does nothing. A
 * migration cannot do it: it needs the studio's key, what is in compressed bodies, and the built-in author.
 */
export async function catchUp(): Promise<void> {
  for (const open of await listOpenSources()) {
    if (open.kind === 'url') {
      const sealed = sealUrl(open.url)
      // A name of an import is cut; no end of it may keep what the rest is without.
      const cut = { open: open.url.slice(0, 200), shown: sealed.url.slice(0, 200) }
      await closeSource(open, sealed, [{ open: open.url, shown: sealed.url }, cut])
    } else {
      const sealed = sealArgs(open.args)
      const secrets = open.args.map((word, i) => ({ open: word, shown: sealed.args[i] ?? '' }))
      await closeSource(
        open,
        sealed,
        secrets.filter(({ open, shown }) => open !== shown),
      )
    }
  }
  await guessMissingDomains()
  while ((await countMissingUses()) > 0);
}
