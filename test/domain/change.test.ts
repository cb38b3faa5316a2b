import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { type Application, type ApplicationStateName, applicationStates } from '../../domain/application.ts'
import {
  type Act,
  type After,
  assertBefore,
  type Before,
  isBefore,
  nextVersion,
  transitionChange,
  without,
} from '../../domain/change.ts'
import { isAllowed, isOpen, type TransitionName, transition, transitions } from '../../domain/lifecycle.ts'
import {
  toApproved,
  toExpired,
  toRejected,
  toReopened,
  toRetryRequested,
  toRevoked,
  toSubmitted,
  toWithdrawn,
} from '../../domain/transitions.ts'
import { fromApplicationItem, toApplicationItem } from '../../lambdas/adapters/dynamodb/application-item.ts'
import { refusalOf, refused } from '../support/refusal.ts'
import {
  applicationIn,
  applicationStateNames,
  sampleAccount,
  sampleApplication,
  sampleFacts,
} from '../support/samples.ts'

const names = Object.keys(transitions) as TransitionName[]
const at = '2026-11-24T03:00:00.000Z'

const actOf = (name: TransitionName): Act => ({
  actor: { role: transition(name).by[0] ?? 'system', id: 'somebody' },
  at,
  auditId: `${at}#1`,
})

const { entered, deadline } = sampleFacts
const conclusion = { outcome: 'APPROVE', reasons: [], asDecided: true, attemptsExhausted: false } as const

const steps: { readonly [N in TransitionName]: (application: Before<N>) => After<N> } = {
  submit: application => toSubmitted(application, { entered, deadline, hints: [] }, at),
  approve: review => toApproved(review, conclusion, at),
  'request-retry': review => toRetryRequested(review, conclusion, at),
  reject: review => toRejected(review, conclusion, at),
  reopen: application =>
    toReopened(
      { ...application, entered },
      { proposal: sampleFacts.overrideProposal, confirmedBy: 'operator-2', deadline, hints: [] },
      at,
    ),
  expire: application => toExpired(application, at),
  withdraw: application => toWithdrawn(application, at),
  revoke: application => toRevoked(application, at),
}

const concluding: readonly TransitionName[] = ['approve', 'request-retry', 'reject']

const pairs = names.flatMap(name => applicationStateNames.map(state => ({ name, state })))

/** Whether the transition is allowed in the state: only a decided review is concluded, and only what authenticates is revoked. */
const isPossible = ({ name, state }: (typeof pairs)[number]) =>
  isAllowed(name, applicationStates[state].status) &&
  !(concluding.includes(name) && state === 'OPEN_REVIEW') &&
  !(name === 'revoke' && state === 'SUPERSEDED')

const rows = pairs.filter(isPossible)

function changeOf<N extends TransitionName>(
  name: N,
  state: ApplicationStateName,
  act: Act = actOf(name),
  details?: Readonly<Record<string, unknown>>,
) {
  const application: Application = { ...applicationIn(state), eventSequence: 4, version: 7 }
  const { accountId, applicationId } = application
  assertBefore(name, application)
  const account = sampleAccount({
    accountId,
    authenticationStatus: state === 'DRAFT' ? 'UNAUTHENTICATED' : 'IN_REVIEW',
    currentApplicationId: applicationId,
    version: 3,
  })
  const change = transitionChange(
    name,
    { application, account, beside: undefined, act },
    steps[name](application),
    details,
  )
  return { application, account, change }
}

describe('a step of the lifecycle', () => {
  test.each(pairs.filter(pair => !isPossible(pair)))(
    '$name is refused in $state',
    async ({ name, state }) => {
      expect(isBefore(name, applicationIn(state))).toBe(false)
      expect(await refusalOf(() => assertBefore(name, applicationIn(state)))).toEqual(refused('WRONG_STATE'))
    },
  )

  test.each(rows)(
    '$name in $state moves application and account together and is audited',
    ({ name, state }) => {
      const { application, account, change } = changeOf(name, state)
      const { to, account: authenticationStatus } = transition(name)
      expect(change.application?.before).toBe(application)
      expect(change.application?.after).toMatchObject({ status: to, version: 8, updatedAt: at })
      expect(change.account?.before).toBe(account)
      expect(change.account?.after).toEqual({
        ...without(account, 'currentApplicationId'),
        ...(authenticationStatus === 'UNAUTHENTICATED'
          ? {}
          : { currentApplicationId: application.applicationId }),
        ...(name === 'approve'
          ? {
              certificate: {
                applicationId: application.applicationId,
                certificateType: 'PASSPORT',
                issuingRegion: 'DE',
                maskedNumber: 'C******47',
                expiresOn: '2031-05-01',
              },
            }
          : {}),
        authenticationStatus,
        version: 4,
        updatedAt: at,
      })
      expect(change.audit).toEqual({
        auditId: `${at}#1`,
        accountId: application.accountId,
        at,
        actor: actOf(name).actor,
        action: `application.${name}`,
        applicationId: application.applicationId,
        from: application.status,
        to,
      })
    },
  )

  test.each(rows)('$name in $state leads to a state that can be read back', ({ name, state }) => {
    const { after } = changeOf(name, state).change.application ?? {}
    expect(fromApplicationItem(toApplicationItem(after as Application))).toEqual(after)
    expect(after?.endedAt).toBe(isOpen(transition(name).to) ? undefined : at)
  })

  test.each(rows)(
    '$name in $state emits the events of the table, numbered on from where the application stood',
    ({ name, state }) => {
      const { application, change } = changeOf(name, state)
      const expected = transition(name).events.map((event, index) => ({ name: event, sequence: 5 + index }))
      expect(change.events?.map(({ name: event, sequence }) => ({ name: event, sequence }))).toEqual(expected)
      expect(change.application?.after.eventSequence).toBe(4 + expected.length)
      expect(new Set(change.events?.map(({ id }) => id)).size).toBe(expected.length)
      for (const event of change.events ?? []) expect(event.applicationId).toBe(application.applicationId)
    },
  )

  test.each([
    ['submit', 'DRAFT', 'claim'],
    ['submit', 'RETRY_REQUESTED', 'claim'],
    ['approve', 'DECIDED_REVIEW', 'confirm'],
    ['request-retry', 'DECIDED_REVIEW', 'release'],
    ['reject', 'DECIDED_REVIEW', 'release'],
    ['withdraw', 'OPEN_REVIEW', 'release'],
  ] as const)('%s in %s asks to %s the place at the certificate', (name, state, action) => {
    const { application, change } = changeOf(name, state)
    expect(change.certificate).toEqual({ action, hash: 'hash', accountId: application.accountId })
  })

  test.each([{ entered }, { certificateHash: 'hash' }])(
    'a revocation releases the place by the remaining certificate hash: %j',
    left => {
      const application = applicationIn('APPROVED', left)
      const context = { application, account: sampleAccount(), beside: undefined, act: actOf('revoke') }
      const { certificate } = transitionChange('revoke', context, toRevoked(application, at))
      expect(certificate).toEqual({ action: 'release', hash: 'hash', accountId: application.accountId })
    },
  )

  test.each([
    ['expire', 'RETRY_REQUESTED'],
    ['withdraw', 'RETRY_REQUESTED'],
    ['withdraw', 'DRAFT'],
    ['expire', 'DRAFT'],
  ] as const)('%s in %s does not release a place: another application may hold it by now', (name, state) => {
    expect(changeOf(name, state).change).not.toHaveProperty('certificate')
  })

  test.each(rows)(
    '$name in $state by a forbidden role is a programming error, not a refusal',
    ({ name, state }) => {
      const roles = (['applicant', 'reviewer', 'operator', 'system'] as const).filter(
        role => !transition(name).by.includes(role),
      )
      for (const role of roles) {
        const act = { ...actOf(name), actor: { role, id: 'somebody' } }
        expect(() => changeOf(name, state, act)).toThrow(`${role} may not ${name}`)
      }
    },
  )

  test.each(['operator', 'system'] as const)(
    'approve by the %s needs an application of test mode, and lets it change nothing else of others',
    role => {
      const act = { ...actOf('approve'), actor: { role, id: 'somebody' } }
      const review = applicationIn('DECIDED_REVIEW')
      const approve = (application: typeof review) => {
        assertBefore('approve', application)
        return transitionChange(
          'approve',
          { application, account: sampleAccount(), beside: undefined, act },
          toApproved(application, conclusion, at),
        )
      }
      expect(() => approve(review)).toThrow(`${role} may not approve`)
      expect(approve({ ...review, test: true }).audit.actor.role).toBe(role)
      expect(() => changeOf('submit', 'DRAFT', { ...act, actor: { role, id: 'somebody' } })).toThrow()
    },
  )

  test('in test mode, only operators and machines act in place of reviewers and of time, and nobody of applicants', () => {
    const draft = { ...applicationIn('DRAFT'), test: true as const }
    const review = { ...applicationIn('DECIDED_REVIEW'), test: true as const }
    const account = sampleAccount()
    const actBy = (role: Act['actor']['role']) => ({ ...actOf('submit'), actor: { role, id: 'somebody' } })
    const step = <N extends TransitionName>(name: N, application: Before<N>, role: Act['actor']['role']) =>
      transitionChange(
        name,
        { application, account, beside: undefined, act: actBy(role) },
        steps[name](application),
      )
    for (const role of ['operator', 'system'] as const) {
      expect(step('reject', review, role).audit.actor.role).toBe(role)
      expect(step('expire', draft, role).audit.actor.role).toBe(role)
      expect(() => step('submit', draft, role)).toThrow(`${role} may not submit`)
    }
    expect(() => step('reject', review, 'applicant')).toThrow('applicant may not reject')
    expect(() => step('expire', draft, 'reviewer')).toThrow('reviewer may not expire')
  })

  test('has its details in the audit entry and in every event', () => {
    const details = { reasons: [{ code: 'FORGED' }] }
    const { change } = changeOf('reject', 'DECIDED_REVIEW', actOf('reject'), details)
    expect(change.audit.details).toEqual(details)
    expect(change.events?.map(event => event.details)).toEqual([details])
  })
})

test('events are numbered without gaps, for portions of any size', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 3 })), portions => {
      let application: Application = sampleApplication({ eventSequence: 0 })
      const sequences: number[] = []
      for (const count of portions) {
        const emitted = Array.from({ length: count }, () => 'review.overdue' as const)
        const next = nextVersion(application, application, at, emitted)
        sequences.push(...next.events.map(({ sequence }) => sequence))
        application = next.application
      }
      expect(sequences).toEqual(sequences.map((_, index) => index + 1))
      expect(application.eventSequence).toBe(sequences.length)
      expect(application.version).toBe(1 + portions.length)
    }),
  )
})

test('a copy without a property lacks it; the original keeps it', () => {
  const original: { a: number; b?: number } = { a: 1, b: 2 }
  expect(without(original, 'b')).toEqual({ a: 1 })
  expect(original).toEqual({ a: 1, b: 2 })
})
