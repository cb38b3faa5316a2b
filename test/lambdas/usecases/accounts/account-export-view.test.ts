import { describe, expect, test } from '@jest/globals'
import type { AuditEntry } from '../../../../domain/audit.ts'
import { adviceNames } from '../../../../domain/evidence/advice-names.ts'
import {
  auditEntryExport,
  documentExport,
} from '../../../../lambdas/usecases/accounts/account-export-view.ts'
import { sampleMeasurements } from '../../../support/sample-measurements.ts'
import { examinedDocument, sampleAudit } from '../../../support/samples.ts'
import { makeWorld } from '../../../support/world.ts'

const { applicantTerms } = makeWorld().deps

test('an exported document has its measurements, its origin and its advice, and no keyed hash', () => {
  const advice = adviceNames.slice(0, 1)
  const document = examinedDocument({ advice })
  const { applicationId: _its, contentHash: _keyed, signals: _signals, ...rest } = document
  const measured = sampleMeasurements()
  expect(documentExport(document, undefined, undefined)).toStrictEqual({ ...rest, advice, measured })
})

describe('an exported audit entry', () => {
  const entry = sampleAudit('erika', { action: 'review.decide' })
  const { accountId: _own, actor: _actor, details: _details, ...rest } = entry
  const exported = (changed: Partial<AuditEntry>) =>
    auditEntryExport({ ...entry, ...changed }, applicantTerms)

  test.each([
    [{ role: 'reviewer', id: 'reviewer-1' }, { role: 'reviewer' }],
    [{ role: 'operator', id: 'operator-1' }, { role: 'operator' }],
    [
      { role: 'system', id: 'webhooks' },
      { role: 'system', id: 'webhooks' },
    ],
    [
      { role: 'machine', id: 'backend-1' },
      { role: 'machine', id: 'backend-1' },
    ],
  ] as const)('of %j names %j', (actor, shown) => {
    expect(exported({ actor }).actor).toStrictEqual(shown)
  })

  test('has its details without the ids of reviewers', () => {
    const details = {
      slot: 'HOLDING',
      confirms: 'reviewer-1',
      overrides: 'reviewer-2',
      colleague: 'reviewer-3',
    }
    expect(exported({ actor: { role: 'system', id: 'x' }, details })).toStrictEqual({
      ...rest,
      actor: { role: 'system', id: 'x' },
      details: { slot: 'HOLDING' },
    })
  })

  test('without details has none', () => {
    const { details: _none, ...bare } = entry
    expect(auditEntryExport(bare, applicantTerms)).not.toHaveProperty('details')
  })
})
