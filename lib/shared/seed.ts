import { z } from 'zod'
import type { Random } from './random'

/** The largest seed: what fits into 31 bits, as model servers take it. */
export const SEED_MAX = 2 ** 31 - 1

export const Seed = z.number().int().min(0).max(SEED_MAX)

/** A seed for somebody who draws by themselves, such as a model. */
export const seedFrom = (random: Random): number => random.int(0, SEED_MAX)
