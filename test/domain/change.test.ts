import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Application } from '../../domain/application.ts'
import { type Act, nextVersion, transitionChange, without } from '../../domain/change.ts'
import {
  applicationStatuses,
  isAllowed,
  type TransitionName,
  transition,
  transitions,
} from '../../domain/lifecycle.ts'
import { refusalOf, refused } from '../support/refusal.ts'
import { sampleAccount, sampleApplication, sampleEntered } from '../support/samples.ts'

const names = Object.keys(transitions) as TransitionName[]
const at = '2026-11-24T03:00:00.000Z'

const actOf = (name: TransitionName): Act => ({
  actor: { role: transition(name).by[0] ?? 'system', id: 'somebody' },
  at,
  auditId: `${at}#1`,
})

const same = (application: Application) => application

function changeOf(name: TransitionName, changed: Partial<Application> = {}) {
  const application = sampleApplication({
    status: transition(name).from[0] ?? 'DRAFT',
    entered: sampleEntered('hash'),
    eventSequence: 4,
    version: 7,
    ...changed,
  })
  const account = sampleAccount({
    accountId: application.accountId,
    currentApplicationId: application.applicationId,
    version: 3,
  })
  return {
    application,
    account,
    change: transitionChange(name, { application, account, act: actOf(name) }, same),
  }
}

describe('a step of the lifecycle', () => {
  const rows = names.flatMap(name => applicationStatuses.map(status => ({ name, status })))

  test.each(rows.filter(({ name, status }) => !isAllowed(name, status)))(
    '$name is refused in $status',
    async ({ name, status }) => {
      expect(await refusalOf(() => changeOf(name, { status }))).toEqual(refused('WRONG_STATE'))
    },
  )

  test.each(rows.filter(({ name, status }) => isAllowed(name, status)))(
    '$name in $status moves application and account together and is audited',
    ({ name, status }) => {
      const { application, account, change } = changeOf(name, { status })
      const { to, closes, account: accountStatus } = transition(name)
      expect(change.application?.before).toBe(application)
      expect(change.application?.after).toMatchObject({ status: to, version: 8, updatedAt: at })
      expect(change.account?.before).toBe(account)
      expect(change.account?.after).toMatchObject({
        authenticationStatus: accountStatus,
        version: 4,
        updatedAt: at,
      })
      expect('currentApplicationId' in (change.account?.after ?? {})).toBe(!closes)
      expect(change.audit).toEqual({
        auditId: `${at}#1`,
        accountId: application.accountId,
        at,
        actor: actOf(name).actor,
        action: `application.${name}`,
        applicationId: application.applicationId,
        from: status,
        to,
      })
    },
  )

  test.each(names)('%s emits the events of the table, numbered on from where the application stood', name => {
    const { application, change } = changeOf(name)
    const expected = transition(name).events.map((event, index) => ({ name: event, sequence: 5 + index }))
    expect(change.events?.map(({ name: event, sequence }) => ({ name: event, sequence }))).toEqual(expected)
    expect(change.application?.after.eventSequence).toBe(4 + expected.length)
    expect(new Set(change.events?.map(({ id }) => id)).size).toBe(expected.length)
    for (const event of change.events ?? []) expect(event.applicationId).toBe(application.applicationId)
  })

  test.each([
    ['submit', 'DRAFT', 'claim'],
    ['submit', 'RETRY_REQUESTED', 'claim'],
    ['approve', 'IN_REVIEW', 'confirm'],
    ['request-retry', 'IN_REVIEW', 'release'],
    ['reject', 'IN_REVIEW', 'release'],
    ['withdraw', 'IN_REVIEW', 'release'],
    ['revoke', 'APPROVED', 'release'],
  ] as const)('%s in %s asks to %s the place at the certificate', (name, status, action) => {
    const { application, change } = changeOf(name, { status })
    expect(change.certificate).toEqual({ action, hash: 'hash', accountId: application.accountId })
  })

  test.each([
    ['expire', 'RETRY_REQUESTED'],
    ['withdraw', 'RETRY_REQUESTED'],
    ['withdraw', 'DRAFT'],
    ['expire', 'DRAFT'],
  ] as const)(
    '%s in %s leaves the slot alone: another application may hold that place by now',
    (name, status) => {
      expect(changeOf(name, { status }).change).not.toHaveProperty('certificate')
    },
  )

  test.each(names)('%s by a role that may not is a bug, not a refusal', name => {
    const { application, account } = changeOf(name)
    const roles = (['applicant', 'reviewer', 'operator', 'system'] as const).filter(
      role => !transition(name).by.includes(role),
    )
    for (const role of roles) {
      const act = { ...actOf(name), actor: { role, id: 'somebody' } }
      expect(() => transitionChange(name, { application, account, act }, same)).toThrow(
        `${role} may not ${name}`,
      )
    }
  })

  test('its details stand in the audit entry and in every event', () => {
    const { application, account } = changeOf('reject')
    const details = { reasons: [{ code: 'FORGED' }] }
    const change = transitionChange('reject', { application, account, act: actOf('reject') }, same, details)
    expect(change.audit.details).toEqual(details)
    expect(change.events?.map(event => event.details)).toEqual([details])
  })
})

test('events stay gapless whatever is emitted in whatever portions', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 3 })), portions => {
      let application = sampleApplication({ eventSequence: 0 })
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
