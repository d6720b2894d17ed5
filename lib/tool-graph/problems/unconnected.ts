import { partsOf } from '../../tool'
import type { ProblemReader } from './graph-reading'

/** Tools that no walk ever meets, because no dependency touches them. */
export const unconnected: ProblemReader = {
  each: 'tool',
  read: (key, { into, from }) =>
    into(key).length > 0 || from(key).length > 0
      ? []
      : [
          {
            id: `unconnected ${key}`,
            kind: 'unconnected',
            sentence: `Nothing joins \`${partsOf(key).tool}\` to another tool, so that no chain ever calls it.`,
            tools: [key],
            pairs: [],
            parameter: null,
          },
        ],
}
