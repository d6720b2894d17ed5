import { countMissingUses } from '@/lib/db/tool-health'
import { closeAddress, listOpenAddresses } from '@/lib/db/tool-sources'
import { guessMissingDomains } from './choose-domain'
import { sealUrl } from './live-source'

/**
 * Brings what earlier versions of the studio stored to what this one keeps; where all is well it does nothing. A
 * migration cannot do it: it needs the studio's key, what is in compressed bodies, and the built-in author.
 */
export async function catchUp(): Promise<void> {
  for (const { id, url } of await listOpenAddresses()) {
    const { sealedUrl, url: shown } = sealUrl(url)
    if (sealedUrl !== null) await closeAddress(id, { url: shown, sealedUrl }, url)
  }
  await guessMissingDomains()
  while ((await countMissingUses()) > 0);
}
