import { describe, expect, test } from '@jest/globals'
import { auditActions } from '../../domain/audit.ts'
import { auditKinds, endsBefore, matchesFilter, type TrailFilter } from '../../domain/trail-filter.ts'
import { sampleAudit } from '../support/samples.ts'

const at = '2026-11-23T02:00:00.000Z'
const entry = sampleAudit('account', {
  at,
  action: 'review.claim',
  actor: { role: 'reviewer', id: 'reviewer-1' },
})

describe('a part of the audit trail', () => {
  test.each<[TrailFilter, boolean]>([
    [{}, true],
    [{ kind: 'review' }, true],
    [{ kind: 'application' }, false],
    [{ role: 'reviewer' }, true],
    [{ role: 'operator' }, false],
    [{ actorId: 'reviewer-1' }, true],
    [{ actorId: 'reviewer-2' }, false],
    [{ from: at }, true],
    [{ from: '2026-11-23T02:00:00.001Z' }, false],
    [{ until: '2026-11-23T02:00:00.001Z' }, true],
    [{ until: at }, false],
    [{ kind: 'review', role: 'reviewer', actorId: 'reviewer-1', from: at, until: '2026-11-24' }, true],
    [{ kind: 'review', role: 'operator', actorId: 'reviewer-1' }, false],
  ])('%j has the entry: %s', (filter, matches) => {
    expect(matchesFilter(entry, filter)).toBe(matches)
  })

  test('can be asked for by each kind of action, and by each once', () => {
    expect(new Set(auditKinds).size).toBe(auditKinds.length)
    for (const action of auditActions) {
      const kinds = auditKinds.filter(kind => matchesFilter({ ...entry, action }, { kind }))
      expect(kinds).toEqual([action.split('.')[0]])
    }
  })

  test('ends a minute before its beginning, because clocks differ', () => {
    expect(endsBefore(entry, {})).toBe(false)
    expect(endsBefore(entry, { from: '2026-11-23T02:01:00.000Z' })).toBe(false)
    expect(endsBefore(entry, { from: '2026-11-23T02:01:00.001Z' })).toBe(true)
  })
})
