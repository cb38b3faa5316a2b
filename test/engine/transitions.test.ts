import { beforeAll, describe, expect, test } from '@jest/globals'
import { eventMessages } from '../../domain/event-messages.ts'
import { type TransitionName, transition, transitions } from '../../domain/lifecycle.ts'
import { tapEvents } from './event-tap.ts'
import { startImpatiently } from './impatient-workflow.ts'
import {
  applicant,
  approval,
  decide,
  eventually,
  filled,
  newApplication,
  newPassportNumber,
  operator,
  type Person,
  reaches,
  retryForGlare,
  reviewer,
  submit,
  submitted,
} from './world.ts'

let tap: Awaited<ReturnType<typeof tapEvents>>
let judge: Person
let clerk: Person
beforeAll(async () => {
  ;[tap, judge, clerk] = await Promise.all([tapEvents('transitions'), reviewer(), operator()])
})

interface Brought {
  readonly applicationId: string
  readonly accountId: string
}

async function decidedWith(owner: Person, decision: unknown): Promise<Brought> {
  const application = await submitted(owner)
  await decide(judge, application.applicationId, decision)
  return application
}

/** The API calls that lead to each transition of the lifecycle. */
const steps: Readonly<Record<TransitionName, (owner: Person) => Promise<Brought>>> = {
  submit: async owner => {
    const application = await filled(owner)
    await submit(owner, application.applicationId, newPassportNumber())
    return application
  },
  approve: owner => decidedWith(owner, approval),
  'request-retry': owner => decidedWith(owner, retryForGlare),
  reject: owner => decidedWith(owner, { outcome: 'REJECT', reasons: [{ code: 'FORGED' }] }),
  expire: async owner => {
    const application = await newApplication(owner)
    await startImpatiently(application.applicationId, 1, 1)
    return application
  },
  withdraw: async owner => {
    const { applicationId } = await newApplication(owner)
    return owner.api.call('withdrawApplication', { path: { applicationId } })
  },
  revoke: async owner => {
    const { applicationId, accountId } = await decidedWith(owner, approval)
    await reaches(owner, applicationId, 'APPROVED')
    await clerk.api.call('revokeAuthentication', { path: { accountId }, body: { reason: 'a complaint' } })
    return { applicationId, accountId }
  },
}

describe('every transition of the lifecycle is seen through the API', () => {
  test.each(Object.keys(transitions) as TransitionName[])(
    '%s, with its status, its account, its events with their message keys, and its audit entry',
    async name => {
      const { from, to, account, events } = transition(name)
      const owner = await applicant()
      const { applicationId, accountId } = await steps[name](owner)
      const reached = await reaches(owner, applicationId, to)
      expect((await owner.api.call('getAccount')).authenticationStatus).toBe(account)
      for (const event of events) {
        const { key: messageKey, title } = eventMessages[event]
        expect(reached.timeline).toContainEqual(expect.objectContaining({ event, messageKey, title }))
      }
      const published = await eventually(
        async () => (await tap.received()).filter(event => event.applicationId === applicationId),
        seen => events.every(event => seen.some(each => each.name === event)),
        30,
      )
      for (const event of events) {
        const { key: messageKey, audience } = eventMessages[event]
        expect(published).toContainEqual(expect.objectContaining({ name: event, messageKey, audience }))
      }
      const { items } = await clerk.api.call('getAuditTrail', { path: { accountId } })
      const entry = items.find(({ action }) => action === `application.${name}`)
      expect(entry).toMatchObject({ applicationId, to })
      expect(from).toContain(entry?.from)
      expect(transition(name).by).toContain(entry?.actor.role)
    },
  )
})
