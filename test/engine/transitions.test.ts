import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { ApplicationView } from '../../contract/application.ts'
import type { CertificateNotice } from '../../domain/account.ts'
import { eventMessages } from '../../domain/event-messages.ts'
import type { DomainEventName } from '../../domain/events.ts'
import { isOpen, type TransitionName, transition, transitions } from '../../domain/lifecycle.ts'
import { expiresIn, watched } from './certificate-expiry.ts'
import { tapEvents } from './event-tap.ts'
import { withSetting } from './functions.ts'
import { startImpatiently } from './impatient-workflow.ts'
import { deliver } from './redelivery.ts'
import {
  applicant,
  approval,
  decide,
  eventually,
  fill,
  newApplication,
  newPassportNumber,
  newRenewal,
  operator,
  type Person,
  reaches,
  readApplication,
  retryForGlare,
  reviewer,
  submit,
  submitByUseCase,
} from './world.ts'

let tap: Awaited<ReturnType<typeof tapEvents>>
let judge: Person
let clerk: Person
let chief: Person
beforeAll(async () => {
  ;[tap, judge, clerk, chief] = await Promise.all([
    tapEvents('transitions'),
    reviewer(),
    operator(),
    operator(),
  ])
})

interface Brought {
  readonly applicationId: string
  readonly accountId: string
}

type Start = (owner: Person) => Promise<ApplicationView>
type Steps = Readonly<Record<TransitionName, (owner: Person) => Promise<Brought>>>

const forged = { outcome: 'REJECT', reasons: [{ code: 'FORGED' }] }

async function submitted(owner: Person, start: Start): Promise<Brought> {
  const { applicationId } = await fill(owner, await start(owner))
  return submitByUseCase(owner, applicationId, newPassportNumber())
}

async function decided(owner: Person, start: Start, decision: unknown): Promise<Brought> {
  const application = await submitted(owner, start)
  await decide(judge, application.applicationId, decision)
  return application
}

async function authenticated(owner: Person): Promise<Brought> {
  const application = await decided(owner, newApplication, approval)
  await reaches(owner, application.applicationId, 'APPROVED')
  return application
}

async function revoked(application: Brought): Promise<Brought> {
  const { accountId } = application
  await clerk.api.call('revokeAuthentication', { path: { accountId }, body: { reason: 'a complaint' } })
  return application
}

/** The API calls that lead to each transition of an application that starts in this way. */
const stepsFrom = (start: Start): Omit<Steps, 'revoke'> => ({
  submit: async owner => {
    const application = await fill(owner, await start(owner))
    await submit(owner, application.applicationId, newPassportNumber())
    return application
  },
  approve: owner => decided(owner, start, approval),
  'request-retry': owner => decided(owner, start, retryForGlare),
  reject: owner => decided(owner, start, forged),
  reopen: async owner => {
    const { applicationId, accountId } = await decided(owner, start, forged)
    await reaches(owner, applicationId, 'REJECTED')
    const { proposalId } = await clerk.api.call('proposeOverride', {
      path: { applicationId },
      body: { reason: 'the hologram is genuine' },
    })
    await chief.api.call('ruleOnOverride', {
      path: { applicationId },
      body: { proposalId, ruling: 'CONFIRM' },
    })
    return { applicationId, accountId }
  },
  expire: async owner => {
    const application = await start(owner)
    await startImpatiently(application.applicationId, 1, 1)
    return application
  },
  withdraw: async owner => {
    const { applicationId } = await start(owner)
    return owner.api.call('withdrawApplication', { path: { applicationId } })
  },
})

const steps: Steps = {
  ...stepsFrom(newApplication),
  revoke: async owner => revoked(await authenticated(owner)),
}

/** The application has these events in its timeline, and they were published. */
async function assertEvents(
  owner: Person,
  applicationId: string,
  events: readonly DomainEventName[],
  marks: { readonly purpose?: 'RENEWAL' } = {},
): Promise<void> {
  const { timeline } = await readApplication(owner, applicationId)
  for (const event of events) {
    const { key: messageKey, title } = eventMessages[event]
    expect(timeline).toContainEqual(expect.objectContaining({ event, messageKey, title }))
  }
  const published = await eventually(
    async () => (await tap.received()).filter(event => event.applicationId === applicationId),
    seen => events.every(event => seen.some(each => each.name === event)),
    30,
  )
  for (const event of events) {
    const { key: messageKey, audience } = eventMessages[event]
    expect(published).toContainEqual(expect.objectContaining({ name: event, messageKey, audience, ...marks }))
  }
}

async function assertRecorded(
  name: TransitionName,
  { applicationId, accountId }: Brought,
  details?: Readonly<Record<string, unknown>>,
): Promise<void> {
  const { from, to, by } = transition(name)
  const { items } = await clerk.api.call('getAuditTrail', { path: { accountId } })
  const entry = items.find(
    each => each.action === `application.${name}` && each.applicationId === applicationId,
  )
  expect(entry).toMatchObject({ to, ...(details === undefined ? {} : { details }) })
  expect(from).toContain(entry?.from)
  expect(by).toContain(entry?.actor.role)
}

const names = Object.keys(transitions) as TransitionName[]

describe('every transition of the lifecycle is seen through the API', () => {
  test.each(names)(
    '%s, with its status, its account, its events with their message keys, and its audit entry',
    async name => {
      const { to, account, events } = transition(name)
      const owner = await applicant()
      const brought = await steps[name](owner)
      await reaches(owner, brought.applicationId, to)
      expect((await owner.api.call('getAccount')).authenticationStatus).toBe(account)
      await assertEvents(owner, brought.applicationId, events)
      await assertRecorded(name, brought)
    },
  )
})

describe('every transition of a renewal is seen through the API', () => {
  /** The revocation ends the authentication beside a renewal in review. */
  const stepsOfRenewals = (standing: Brought): Steps => ({
    ...stepsFrom(newRenewal),
    revoke: async owner => {
      await submitted(owner, newRenewal)
      return revoked(standing)
    },
  })

  test.each(names)(
    '%s, with both applications, the account, their events with message keys, and one audit entry',
    async name => {
      const { to, standing: effect, events } = transition(name)
      const owner = await applicant()
      const standing = await authenticated(owner)
      const before = await owner.api.call('getAccount')
      const brought = await stepsOfRenewals(standing)[name](owner)
      const { applicationId } = brought
      await reaches(owner, applicationId, to)
      const after = await owner.api.call('getAccount')
      const former = await readApplication(owner, standing.applicationId)
      switch (effect) {
        case 'kept': {
          const { renewalApplicationId, ...kept } = after
          expect(kept).toEqual(before)
          expect(renewalApplicationId).toBe(isOpen(to) ? applicationId : undefined)
          expect([former.status, former.supersededBy]).toEqual(['APPROVED', undefined])
          break
        }
        case 'superseded':
          expect(after).toMatchObject({
            authenticationStatus: 'AUTHENTICATED',
            currentApplicationId: applicationId,
          })
          expect(after).not.toHaveProperty('renewalApplicationId')
          expect(after.certificate?.maskedNumber).not.toBe(before.certificate?.maskedNumber)
          expect(former).toMatchObject({ status: 'APPROVED', supersededBy: applicationId })
          await assertEvents(owner, standing.applicationId, ['application.superseded'])
          break
        case 'ended':
          expect(after).toMatchObject({ authenticationStatus: 'IN_REVIEW' })
          expect(after.currentApplicationId).not.toBe(standing.applicationId)
          expect(after).not.toHaveProperty('certificate')
          expect(former.status).toBe('REVOKED')
      }
      const isOfRenewal = applicationId !== standing.applicationId
      await assertEvents(owner, applicationId, events, isOfRenewal ? { purpose: 'RENEWAL' } : {})
      const details = effect === 'superseded' ? { supersedes: standing.applicationId } : undefined
      await assertRecorded(name, brought, details)
    },
  )
})

/** The days from today to the expiry of a certificate about which the notice is due. */
const notices: Readonly<
  Record<CertificateNotice, { readonly event: DomainEventName; readonly days: number }>
> = {
  EXPIRING: { event: 'certificate.expiring', days: 20 },
  EXPIRED: { event: 'certificate.expired', days: -2 },
}

describe('the expiry of a certificate is seen through the API', () => {
  test.each(Object.keys(notices) as CertificateNotice[])(
    '%s: one notice, and the authentication stands',
    async notice => {
      const { event, days } = notices[notice]
      const owner = await applicant()
      const { applicationId, accountId } = await authenticated(owner)
      await expiresIn(days, accountId)
      await watched(owner, applicationId, event)
      await Promise.all([deliver('events/reconcile', {}), deliver('events/reconcile', {})])
      await assertEvents(owner, applicationId, [event])
      const { timeline, status } = await readApplication(owner, applicationId)
      expect(status).toBe('APPROVED')
      expect(timeline.filter(({ event: name }) => name.startsWith('certificate.'))).toHaveLength(1)
      expect(await owner.api.call('getAccount')).toMatchObject({
        authenticationStatus: 'AUTHENTICATED',
        currentApplicationId: applicationId,
        certificate: { status: notice },
      })
      const { items } = await clerk.api.call('getAuditTrail', { path: { accountId } })
      expect(items.filter(({ action }) => action === 'account.notify-of-expiry')).toMatchObject([
        { applicationId, actor: { role: 'system', id: 'watch-certificate' }, details: { notice } },
      ])
    },
  )

  describe('with the setting `revokeAtExpiry`', () => {
    let putBack: () => Promise<void>
    beforeAll(async () => {
      putBack = await withSetting('events/reconcile', 'REVOKE_AT_EXPIRY', 'true')
    })
    afterAll(() => putBack())

    test.each([
      ['without a renewal', false],
      ['beside a renewal in review, which goes on', true],
    ])('EXPIRED: the authentication ends, %s', async (_, isRenewing) => {
      const owner = await applicant()
      const { applicationId, accountId } = await authenticated(owner)
      const renewal = isRenewing ? await submitted(owner, newRenewal) : undefined
      const { event, days } = notices.EXPIRED
      await expiresIn(days, accountId)
      await watched(owner, applicationId, event)
      await assertEvents(owner, applicationId, [event, ...transitions.revoke.events])
      await reaches(owner, applicationId, 'REVOKED')
      const account = await owner.api.call('getAccount')
      expect(account).not.toHaveProperty('certificate')
      expect([account.authenticationStatus, account.currentApplicationId]).toEqual(
        renewal === undefined ? ['UNAUTHENTICATED', undefined] : ['IN_REVIEW', renewal.applicationId],
      )
      await assertRecorded(
        'revoke',
        { applicationId, accountId },
        { reasons: [{ code: 'CERTIFICATE_EXPIRED' }] },
      )
    })
  })
})
