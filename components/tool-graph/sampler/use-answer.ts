import { useEffect, useState } from 'react'
import type { Result } from '@/lib/shared/result'
import type { JudgedChain } from '../chain-checks'

/** What models answered about a stored chain, read when it is asked for; undefined until it has come. */
export function useAnswer(
  chainId: string | null,
  read: (input: { chainId: string }) => Promise<Result<JudgedChain | null>>,
): JudgedChain | null | undefined {
  const [answer, setAnswer] = useState<{ chainId: string; judged: JudgedChain | null }>()
  useEffect(() => {
    if (chainId === null) return
    let isWanted = true
    void read({ chainId }).then((found) => {
      if (isWanted) setAnswer({ chainId, judged: found.ok ? found.value : null })
    })
    return () => {
      isWanted = false
    }
  }, [chainId, read])
  if (chainId === null) return null
  return answer?.chainId === chainId ? answer.judged : undefined
}
