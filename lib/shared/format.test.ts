import { expect, it } from 'vitest'
import {
  counted,
  formatAge,
  formatBytes,
  formatCount,
  formatDuration,
  formatMoment,
  formatRate,
} from './format'

const noon = new Date('2026-11-22T12:00:00Z')
const before = (minutes: number) => new Date(noon.getTime() - minutes * 60_000)

it('groups the thousands of a count', () => {
  expect(formatCount(20_000)).toBe('20,000')
})

it('counts one thing by its singular, any other number by its plural', () => {
  expect([0, 1, 2, 1204].map((count) => counted(count, 'task'))).toEqual([
    '0 tasks',
    '1 task',
    '2 tasks',
    '1,204 tasks',
  ])
  expect([counted(2, 'dependency'), counted(2, 'person'), counted(3, 'timed call')]).toEqual([
    '2 dependencies',
    '2 people',
    '3 timed calls',
  ])
})

it('keeps a slow rate readable and a fast one short', () => {
  expect(formatRate(0.42)).toBe('0.4/s')
  expect(formatRate(1249.7)).toBe('1,250/s')
})

it('says a duration by its two largest units', () => {
  expect([400, 9_960, 59_400, 60_000, 185_000, 7_800_000, 367_200_000].map(formatDuration)).toEqual([
    '0.4 s',
    '10 s',
    '59 s',
    '1 min 00 s',
    '3 min 05 s',
    '2 h 10 min',
    '4 d 06 h',
  ])
})

it('never writes 1,000 of a smaller unit', () => {
  expect([0, 999, 1000, 999_949, 999_950, 2_400_000].map(formatBytes)).toEqual([
    '0 B',
    '999 B',
    '1 kB',
    '1,000 kB',
    '1 MB',
    '2.4 MB',
  ])
})

it('says an age by its largest unit and gives up after a week', () => {
  expect([0.5, 5, 180, 2880, 20_160].map((minutes) => formatAge(before(minutes), noon))).toEqual([
    'just now',
    '5 min ago',
    '3 h ago',
    '2 d ago',
    '2026-11-08',
  ])
})

it('gives the moment itself when the clocks disagree', () => {
  expect(formatAge(before(-10), noon)).toBe(formatMoment(before(-10)))
})
