/** What the kept trajectories of a run are as conversations. */
export interface RunShape {
  trajectories: number
  /** How many have so many calls, fewest calls first. */
  byCalls: { calls: number; count: number }[]
  messages: { system: number; user: number; assistant: number; tool: number }
  distinctTools: number
}

/**
 * What ASTRA's paper publishes of its SFT data (A.1.1; astra-spec 4.5). One system and one user message in each
 * conversation is inferred: 2 / 10.59 is the share that tools and assistant leave.
 */
export const ASTRA_SFT = {
  conversations: 54_885,
  messagesMean: 10.59,
  callsMean: 4.42,
  withOneToFive: 0.722,
  withoutCall: 0,
  roles: { tool: 0.418, assistant: 0.393, user: 1 / 10.59, system: 1 / 10.59 },
  distinctTools: 6765,
} as const
