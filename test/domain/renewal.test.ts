import { describe, expect, test } from '@jest/globals'
import { transitionChange } from '../../domain/change.ts'
import { superseding } from '../../domain/renewal.ts'
import { toApproved } from '../../domain/transitions.ts'
import { applicationIn, sampleAccount, sampleEntered } from '../support/samples.ts'

const at = '2026-11-24T03:00:00.000Z'
const account = sampleAccount({
  authenticationStatus: 'AUTHENTICATED',
  currentApplicationId: 'standing',
  renewalApplicationId: 'renewal',
})
const { accountId } = account
const review = applicationIn('DECIDED_REVIEW', {
  accountId,
  applicationId: 'renewal',
  purpose: 'RENEWAL',
  entered: sampleEntered('new-number'),
})
const standingWith = (number: string) =>
  applicationIn('APPROVED', {
    accountId,
    applicationId: 'standing',
    eventSequence: 6,
    version: 9,
    entered: sampleEntered(number),
  })
const act = { actor: { role: 'reviewer', id: 'reviewer' }, at, auditId: `${at}#1` } as const

function renewed(number: string) {
  const standing = standingWith(number)
  const context = { application: review, account, beside: standing, act }
  const conclusion = { outcome: 'APPROVE', reasons: [], asDecided: true, attemptsExhausted: false } as const
  const approval = transitionChange('approve', context, toApproved(review, conclusion, at))
  return { standing, approval, change: superseding(approval, context, standing) }
}

describe('the approval of a renewal', () => {
  test('supersedes the standing application in the same change', () => {
    const { standing, approval, change } = renewed('old-number')
    expect(change.application).toEqual(approval.application)
    expect(change.account?.after).toMatchObject({
      authenticationStatus: 'AUTHENTICATED',
      currentApplicationId: 'renewal',
    })
    expect(change.account?.after).not.toHaveProperty('renewalApplicationId')
    expect(change.superseded).toEqual({
      before: standing,
      after: { ...standing, supersededBy: 'renewal', updatedAt: at, version: 10, eventSequence: 7 },
    })
  })

  test('claims the place of the new number and releases the place of the old one', () => {
    const { change } = renewed('old-number')
    expect(change.certificate).toEqual({ action: 'confirm', hash: 'new-number', accountId })
    expect(change.releasedPlace).toEqual({ hash: 'old-number', accountId })
  })

  test('keeps the only place of a number that is the same', () => {
    expect(renewed('new-number').change).not.toHaveProperty('releasedPlace')
  })

  test('releases the place of an application whose details are erased, by its hash', () => {
    const { entered: _entered, ...erased } = standingWith('old-number')
    const standing = { ...erased, certificateHash: 'old-number' }
    const { approval } = renewed('old-number')
    const change = superseding(approval, { application: review, act }, standing)
    expect(change.releasedPlace).toEqual({ hash: 'old-number', accountId })
    expect(superseding(approval, { application: review, act }, erased)).not.toHaveProperty('releasedPlace')
  })

  test('names both applications in the audit trail and in the event', () => {
    const { approval, change } = renewed('old-number')
    expect(change.audit).toEqual({ ...approval.audit, details: { supersedes: 'standing' } })
    expect(change.events?.slice(0, -1)).toEqual(approval.events)
    expect(change.events?.at(-1)).toMatchObject({
      name: 'application.superseded',
      applicationId: 'standing',
      sequence: 7,
      occurredAt: at,
      details: { supersededBy: 'renewal' },
    })
  })
})
