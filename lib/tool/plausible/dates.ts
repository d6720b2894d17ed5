import type { Random } from '../../shared/random'

const DAY_MS = 86_400_000
const FIRST_DAY = Date.UTC(2026, 0, 5)

/** The day that a session calls today: seeded, within the year after 5 January 2026. */
export const baseDayOf = (random: Random): string => dayAfter(isoDay(FIRST_DAY), random.int(0, 330))

/** The ISO day a number of days after another (negative: before). */
export const dayAfter = (day: string, days: number): string =>
  isoDay(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS)

const isoDay = (time: number): string => new Date(time).toISOString().slice(0, 10)

/** A time of day on the quarter hour in opening hours, `HH:MM`. */
export const timeOfDay = (random: Random): string =>
  `${String(random.int(8, 18)).padStart(2, '0')}:${random.pick(['00', '15', '30', '45'])}`
