import { describe, expect, it } from 'vitest'
import { judged, lineOf, sumOf, tallyOfPlaywright, tallyOfVitest } from './tally'

describe('the tally of a test run', () => {
  it('counts a file that failed before its first test', () => {
    const report = {
      ...{ numPassedTests: 4, numFailedTests: 1, numPendingTests: 2, numTodoTests: 1 },
      testResults: [
        { status: 'passed', assertionResults: [{ status: 'passed' }] },
        { status: 'failed', assertionResults: [{ status: 'failed' }] },
        { status: 'failed', assertionResults: [] },
      ],
    }
    expect(tallyOfVitest(report)).toEqual({ passed: 4, failed: 2, skipped: 3 })
  })

  it('counts an error of the browser runner that belongs to no test', () => {
    const stats = { expected: 3, unexpected: 1, flaky: 1, skipped: 2 }
    expect(tallyOfPlaywright({ stats, errors: [{ message: 'no server' }] })).toEqual({
      passed: 4,
      failed: 2,
      skipped: 2,
    })
  })

  it('takes a runner that ran nothing, or ended badly with nothing failed, for a failure', () => {
    expect(judged({ passed: 0, failed: 0, skipped: 5 }, 0).failed).toBe(1)
    expect(judged({ passed: 9, failed: 0, skipped: 0 }, 1).failed).toBe(1)
    expect(judged({ passed: 9, failed: 0, skipped: 0 }, null).failed).toBe(1)
    expect(judged({ passed: 9, failed: 2, skipped: 0 }, 1).failed).toBe(2)
    expect(judged({ passed: 9, failed: 0, skipped: 1 }, 0).failed).toBe(0)
  })

  it('is one plain line, which names what was skipped only when something was', () => {
    const units = { passed: 90, failed: 0, skipped: 0 }
    expect(lineOf(sumOf([units, { passed: 10, failed: 1, skipped: 0 }]))).toBe('100 passed, 1 failed')
    expect(lineOf(sumOf([units, { passed: 0, failed: 0, skipped: 3 }]))).toBe(
      '90 passed, 0 failed, 3 skipped',
    )
  })
})
