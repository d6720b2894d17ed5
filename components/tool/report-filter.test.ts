import { describe, expect, it } from 'vitest'
import { filterServers } from '@/lib/tool'
import { aTool } from '@/lib/tool/fixtures'
import { ALL_ENTRIES, facetsOf, filterEntries, reportFilterOf, reportHref } from './report-filter'

const aServer = (title: string, tools: unknown[]) => ({
  where: title,
  server: {
    ok: true as const,
    value: {
      title,
      description: '',
      domain: null,
      tools: tools.map((value) => ({ ok: true as const, value })),
    },
  },
})

/** One server with three kept tools (one of them changed twice) and a duplicate; one that is too small. */
const aReport = () =>
  filterServers([
    aServer('Weather Desk', [
      aTool('find_city'),
      aTool('get_forecast'),
      aTool('list warnings', { description: '  Lists every warning of a city.  ' }),
      aTool('find_city'),
    ]),
    aServer('Tides', [aTool('get_tide'), aTool('list_ports')]),
  ]).report

describe('the facets of a report', () => {
  it('count servers and tools by outcome and reason', () => {
    const counts = facetsOf(aReport()).map((subject) => [
      subject.count,
      subject.outcomes.map(({ filter, count, reasons }) => [
        filter.outcome,
        count,
        reasons.map((reason) => [reason.filter.reason, reason.count]),
      ]),
    ])
    expect(counts).toEqual([
      [
        2,
        [
          ['accepted', 1, []],
          ['rejected', 1, [['server-too-small', 1]]],
        ],
      ],
      [
        6,
        [
          ['accepted', 2, []],
          [
            'changed',
            1,
            [
              ['description-cleaned', 1],
              ['name-changed', 1],
            ],
          ],
          [
            'rejected',
            3,
            [
              ['server-too-small', 2],
              ['duplicate-name', 1],
            ],
          ],
        ],
      ],
    ])
  })

  it('each lead to exactly as many entries as they count', () => {
    const report = aReport()
    for (const subject of facetsOf(report)) {
      const facets = [subject, ...subject.outcomes, ...subject.outcomes.flatMap(({ reasons }) => reasons)]
      for (const { filter, count } of facets) expect(filterEntries(report, filter)).toHaveLength(count)
      expect(subject.outcomes.reduce((sum, { count }) => sum + count, 0)).toBe(subject.count)
    }
    expect(filterEntries(report, ALL_ENTRIES)).toHaveLength(report.entries.length)
  })

  it('keep the place of an entry in the whole report', () => {
    const report = aReport()
    const [found] = filterEntries(report, { ...ALL_ENTRIES, reason: 'duplicate-name' })
    expect(report.entries[found?.place ?? -1]).toBe(found?.entry)
  })
})

describe('the address of a report', () => {
  it('carries the filter and the opened entry there and back', () => {
    const filter = { subject: 'tool', outcome: 'changed', reason: 'name-changed' } as const
    const url = new URL(reportHref('imp_1', filter, 0), 'http://localhost')
    expect(url.pathname).toBe('/tools/imports/imp_1')
    expect(url.searchParams.get('entry')).toBe('0')
    expect(reportFilterOf(Object.fromEntries(url.searchParams))).toEqual(filter)
    expect(reportHref('imp_1', ALL_ENTRIES)).toBe('/tools/imports/imp_1')
  })

  it('leaves out what no filter knows', () => {
    expect(reportFilterOf({ subject: 'graph', outcome: ['rejected', 'x'], reason: undefined })).toEqual({
      subject: null,
      outcome: 'rejected',
      reason: null,
    })
  })
})
