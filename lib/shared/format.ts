import { pluralOf } from './english'

/**
 * Figures as people read them, the same on the server, in the browser and on the command line: one language and no
 * time zone but UTC, so that what the server wrote is what the browser expects.
 */
const counts = new Intl.NumberFormat('en')
const fine = new Intl.NumberFormat('en', { maximumFractionDigits: 1 })

/** `1204` → `1,204`. */
export function formatCount(count: number): string {
  return counts.format(count)
}

/** A count with what is counted, by its singular: `1 task`, `1,204 tasks`, `2 people` of `person`. */
export function counted(count: number, noun: string): string {
  return `${formatCount(count)} ${count === 1 ? noun : pluralOf(noun)}`
}

/** Items per second to two telling figures: `0.4/s`, `12/s`, `1,250/s`. */
export function formatRate(perSecond: number): string {
  return `${perSecond < 10 ? fine.format(perSecond) : counts.format(Math.round(perSecond))}/s`
}

/** A length of time by its two largest units: `0.4 s`, `12 s`, `3 min 05 s`, `2 h 10 min`, `4 d 06 h`. */
export function formatDuration(durationMs: number): string {
  const seconds = durationMs / 1000
  if (seconds < 9.95) return `${fine.format(seconds)} s`
  const whole = Math.round(seconds)
  if (whole < 60) return `${whole} s`
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${padded(whole % 60)} s`
  const minutes = Math.floor(whole / 60)
  if (minutes < 1440) return `${Math.floor(minutes / 60)} h ${padded(minutes % 60)} min`
  return `${Math.floor(minutes / 1440)} d ${padded(Math.floor(minutes / 60) % 24)} h`
}

/** `2_400_000` → `2.4 MB`; decimal units, as disks and downloads are labelled. */
export function formatBytes(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB']
  let value = bytes
  let unit = 0
  while (value >= 999.95 && unit < units.length - 1) {
    value /= 1000
    unit += 1
  }
  return `${unit === 0 || value >= 100 ? counts.format(Math.round(value)) : fine.format(value)} ${units[unit]}`
}

/** A moment to the minute: `2026-11-22 13:04 UTC`. */
export function formatMoment(at: Date): string {
  return `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`
}

/** How long before `now` something was: `just now`, `5 min ago`, `3 h ago`, `2 d ago`, then its date. */
export function formatAge(at: Date, now: Date): string {
  const minutes = Math.floor((now.getTime() - at.getTime()) / 60_000)
  if (minutes < 0) return formatMoment(at)
  if (minutes < 1) return 'just now'
  if (minutes < 60) return `${minutes} min ago`
  if (minutes < 1440) return `${Math.floor(minutes / 60)} h ago`
  if (minutes < 7 * 1440) return `${Math.floor(minutes / 1440)} d ago`
  return at.toISOString().slice(0, 10)
}

const padded = (figure: number) => String(figure).padStart(2, '0')
