import { describe, expect, test } from '@jest/globals'
import type { Account } from '../../domain/account.ts'
import type { Application } from '../../domain/application.ts'
import { type After, assertBefore, type Before, transitionChange } from '../../domain/change.ts'
import { type TransitionName, transition } from '../../domain/lifecycle.ts'
import {
  toExpired,
  toRejected,
  toReopened,
  toRetryRequested,
  toRevoked,
  toSubmitted,
  toWithdrawn,
} from '../../domain/transitions.ts'
import { applicationIn, sampleAccount, sampleEntered, sampleFacts } from '../support/samples.ts'

const at = '2026-11-24T03:00:00.000Z'
const { entered, deadline, overrideProposal: proposal } = sampleFacts
const conclusion = { outcome: 'REJECT', reasons: [], asDecided: true, attemptsExhausted: false } as const
const certificate = { certificateType: 'PASSPORT', issuingRegion: 'DE', maskedNumber: 'C******47' } as const
const standing = applicationIn('APPROVED', { applicationId: 'standing', entered })
const withRenewal = sampleAccount({
  authenticationStatus: 'AUTHENTICATED',
  currentApplicationId: 'standing',
  renewalApplicationId: 'renewal',
  certificate,
  version: 3,
})
const next = { updatedAt: at, version: 4 }

function changeOf<N extends TransitionName>(
  name: N,
  application: Application,
  account: Account,
  beside: Application | undefined,
  to: (before: Before<N>) => After<N>,
) {
  assertBefore(name, application)
  const act = { actor: { role: transition(name).by[0] ?? 'system', id: 'somebody' }, at, auditId: `${at}#1` }
  return transitionChange(name, { application, account, beside, act }, to(application))
}

const renewalIn = (
  state: 'DRAFT' | 'RETRY_REQUESTED' | 'DECIDED_REVIEW' | 'OPEN_REVIEW' | 'REJECTED',
  number = 'new',
) =>
  applicationIn(state, {
    applicationId: 'renewal',
    purpose: 'RENEWAL',
    ...(state === 'DRAFT' ? {} : { entered: sampleEntered(number) }),
  } as never) as Application

const submit = (application: Before<'submit'>) =>
  toSubmitted(application, { entered: sampleEntered('new'), deadline, hints: [] }, at)
const reopen = (application: Before<'reopen'>) =>
  toReopened({ ...application, entered }, { proposal, confirmedBy: 'operator-2', deadline, hints: [] }, at)

describe('a step of a renewal', () => {
  test.each([
    ['submit', () => changeOf('submit', renewalIn('DRAFT'), withRenewal, standing, submit), true],
    [
      'request-retry',
      () =>
        changeOf('request-retry', renewalIn('DECIDED_REVIEW'), withRenewal, standing, review =>
          toRetryRequested(review, conclusion, at),
        ),
      true,
    ],
    ['reopen', () => changeOf('reopen', renewalIn('REJECTED'), withRenewal, standing, reopen), true],
    [
      'reject',
      () =>
        changeOf('reject', renewalIn('DECIDED_REVIEW'), withRenewal, standing, review =>
          toRejected(review, conclusion, at),
        ),
      false,
    ],
    [
      'withdraw',
      () => changeOf('withdraw', renewalIn('OPEN_REVIEW'), withRenewal, standing, of => toWithdrawn(of, at)),
      false,
    ],
    [
      'expire',
      () => changeOf('expire', renewalIn('DRAFT'), withRenewal, standing, of => toExpired(of, at)),
      false,
    ],
  ] as const)('%s leaves the authentication and its certificate as they are', (_, change, isOpen) => {
    const { renewalApplicationId: _renewal, ...rest } = withRenewal as Account & {
      renewalApplicationId?: string
    }
    expect(change().account?.after).toEqual({
      ...rest,
      ...next,
      ...(isOpen ? { renewalApplicationId: 'renewal' } : {}),
    })
    for (const event of change().events ?? []) expect(event.purpose).toBe('RENEWAL')
  })

  test('of an account whose authentication has ended authenticates it instead', () => {
    const account = sampleAccount({ authenticationStatus: 'UNAUTHENTICATED', version: 3 })
    const { after } = changeOf('submit', renewalIn('DRAFT'), account, undefined, submit).account ?? {}
    expect(after).toEqual({
      ...account,
      ...next,
      authenticationStatus: 'IN_REVIEW',
      currentApplicationId: 'renewal',
    })
  })

  test.each([
    ['keeps the place that the standing application holds, too', 'shared', undefined],
    ['releases a place of its own', 'own', { action: 'release', hash: 'own', accountId: 'account' }],
  ] as const)('that is rejected %s', (_, number, place) => {
    const beside = { ...standing, entered: sampleEntered('shared') }
    const application = { ...renewalIn('DECIDED_REVIEW', number), accountId: 'account' }
    const change = changeOf('reject', application, withRenewal, beside, review =>
      toRejected(review, conclusion, at),
    )
    expect(change.certificate).toEqual(place)
  })

  test('that is rejected releases the place if the application beside it holds none', () => {
    const beside = applicationIn('SUPERSEDED', { entered: sampleEntered('shared') })
    const change = changeOf('reject', renewalIn('DECIDED_REVIEW', 'shared'), withRenewal, beside, review =>
      toRejected(review, conclusion, at),
    )
    expect(change.certificate).toMatchObject({ action: 'release', hash: 'shared' })
  })
})

describe('a revocation', () => {
  test.each([
    ['DRAFT', 'UNAUTHENTICATED'],
    ['OPEN_REVIEW', 'IN_REVIEW'],
    ['RETRY_REQUESTED', 'RETRY_REQUIRED'],
  ] as const)(
    'leaves an open renewal, %s, to authenticate the account: %s',
    (state, authenticationStatus) => {
      const change = changeOf('revoke', standing, withRenewal, renewalIn(state), of => toRevoked(of, at))
      const {
        certificate: _,
        renewalApplicationId: __,
        ...rest
      } = withRenewal as Account & {
        renewalApplicationId?: string
      }
      expect(change.account?.after).toEqual({
        ...rest,
        ...next,
        authenticationStatus,
        currentApplicationId: 'renewal',
      })
    },
  )

  test('leaves nothing without a renewal', () => {
    const { renewalApplicationId: _, ...account } = withRenewal as Account & { renewalApplicationId?: string }
    const { after } =
      changeOf('revoke', standing, account as Account, undefined, of => toRevoked(of, at)).account ?? {}
    const { certificate: _certificate, currentApplicationId: _current, ...rest } = account
    expect(after).toEqual({ ...rest, ...next, authenticationStatus: 'UNAUTHENTICATED' })
  })
})

test('events of test applications and of others are marked', () => {
  const submitted = (application: Application) =>
    changeOf('submit', application, sampleAccount(), undefined, submit).events?.[0]
  expect(submitted(applicationIn('DRAFT', { test: true }))).toMatchObject({ test: true })
  expect(submitted(applicationIn('DRAFT'))).not.toHaveProperty('test')
  expect(submitted(applicationIn('DRAFT'))).not.toHaveProperty('purpose')
  expect(submitted(applicationIn('DRAFT'))).not.toHaveProperty('details')
})
