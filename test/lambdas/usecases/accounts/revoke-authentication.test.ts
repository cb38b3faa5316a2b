import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { operatorAccountSchema, revokeAuthenticationSchema } from '../../../../contract/account.ts'
import { publishedEvent } from '../../../../contract/bus-events.ts'
import { operatorAccountView } from '../../../../lambdas/usecases/accounts/account-view.ts'
import { findAccount, putAccount } from '../../../../lambdas/usecases/accounts/manage-account.ts'
import { readAuditTrail } from '../../../../lambdas/usecases/accounts/read-audit-trail.ts'
import { revokeAuthentication } from '../../../../lambdas/usecases/accounts/revoke-authentication.ts'
import { readApplication } from '../../../../lambdas/usecases/intake/read-applications.ts'
import { claimReview } from '../../../../lambdas/usecases/review/claim-review.ts'
import { readReview } from '../../../../lambdas/usecases/review/read-review.ts'
import { concludeReview } from '../../../../lambdas/usecases/workflow/conclude-review.ts'
import { Crash, crashing } from '../../../support/crashing.ts'
import { assertInvariants } from '../../../support/invariants.ts'
import { refusalOf, refused } from '../../../support/refusal.ts'
import { applicationOf, concluded, decided, drafted, recordOf, submitted } from '../../../support/walk.ts'
import { applicant, makeWorld, monday, operator, reviewer, type World } from '../../../support/world.ts'

const erika = applicant('erika')
const reason = 'Kanarienvogel: the passport was reported stolen'

let world: World
beforeEach(() => {
  world = makeWorld()
})
afterEach(() => assertInvariants(world))

const revoke = (accountId = 'erika', deps = world.deps) =>
  revokeAuthentication(deps, operator, accountId, { reason })

async function approved(): Promise<string> {
  const applicationId = await submitted(world, erika)
  await concluded(world, applicationId, 'APPROVE')
  return applicationId
}

const places = () => [...world.records.stored.certificates.values()].map(holders => [...holders])

describe('a revocation', () => {
  test('revokes authentication and place in one transaction, with its event and its audit entry', async () => {
    const applicationId = await approved()
    const commits = world.records.commits()
    expect(await revoke()).toBe('erika')
    expect(world.records.commits()).toBe(commits + 1)
    expect(
      operatorAccountSchema().parse(operatorAccountView(await findAccount(world.deps, 'erika'), world.deps)),
    ).toEqual({
      accountId: 'erika',
      registrationRegion: 'DE',
      authenticationStatus: 'UNAUTHENTICATED',
      eligibility: { eligible: true, reasons: [] },
      partnerProgram: false,
    })
    expect(await readApplication(world.deps, erika, applicationId)).toMatchObject({ status: 'REVOKED' })
    expect(places()).toEqual([[]])
    const { events } = await recordOf(world, applicationId)
    expect(events.at(-1)).toMatchObject({ name: 'application.revoked' })
    const { items } = await readAuditTrail(world.deps, operator, 'erika', { limit: 1 })
    expect(items).toMatchObject([
      {
        actor: { role: 'operator', id: 'operator-1' },
        action: 'application.revoke',
        applicationId,
        from: 'APPROVED',
        to: 'REVOKED',
      },
    ])
  })

  test('stores its reason encrypted with the application and publishes it nowhere', async () => {
    const applicationId = await approved()
    await revoke()
    const { notes = [] } = await applicationOf(world, applicationId)
    expect(notes).toEqual([
      { attempt: 1, operatorId: 'operator-1', at: monday, ciphertext: expect.any(String) },
    ])
    expect(await world.deps.personalData.decrypt(applicationId, String(notes[0]?.ciphertext))).toBe(reason)
    const { applications, accounts, audit, events } = world.records.stored
    const shown = [
      await readApplication(world.deps, erika, applicationId),
      await readReview(world.deps, reviewer, applicationId),
      await readAuditTrail(world.deps, operator, 'erika', { limit: 100 }),
      [...events.values()].map(event => publishedEvent(event)),
    ]
    expect(JSON.stringify([applications, accounts, audit, events].map(items => [...items]))).not.toMatch(
      /kanarien/i,
    )
    expect(JSON.stringify(shown)).not.toMatch(/kanarien|ciphertext|sealed/i)
  })

  test('allows the account to be authenticated again', async () => {
    await approved()
    await revoke()
    await approved()
    expect(await findAccount(world.deps, 'erika')).toMatchObject({ authenticationStatus: 'AUTHENTICATED' })
    expect(places()).toEqual([['erika']])
  })

  test('R11: makes room for another account', async () => {
    const narrow = makeWorld({ certificateQuota: 1 })
    const first = await submitted(narrow, erika)
    await concluded(narrow, first, 'APPROVE')
    expect(await refusalOf(submitted(narrow, applicant('other')))).toEqual(
      refused('CERTIFICATE_QUOTA_EXCEEDED'),
    )
    await revoke('erika', narrow.deps)
    await submitted(narrow, applicant('third'))
    assertInvariants(narrow)
  })

  test('is not undone by a repeated conclusion', async () => {
    const applicationId = await approved()
    await revoke()
    expect(await concludeReview(world.deps, { applicationId, attempt: 1 })).toEqual({ status: 'APPROVED' })
    expect((await applicationOf(world, applicationId)).status).toBe('REVOKED')
  })

  test('keeps concurrent changes of the account', async () => {
    await approved()
    world.records.beforeNextCommit(() =>
      putAccount(world.deps, operator, 'erika', { registrationRegion: 'FR', partnerProgram: true }),
    )
    await revoke()
    expect(await findAccount(world.deps, 'erika')).toMatchObject({
      registrationRegion: 'FR',
      partnerProgram: true,
      authenticationStatus: 'UNAUTHENTICATED',
    })
  })

  test('ends the review for good', async () => {
    const applicationId = await approved()
    await revoke()
    expect(await refusalOf(claimReview(world.deps, reviewer, applicationId))).toEqual(
      refused('ALREADY_DECIDED'),
    )
  })

  test.each([
    ['before it is written', false],
    ['after it was written', true],
  ])('that crashes %s is executed once when it is repeated', async (_when, takesEffect) => {
    await approved()
    const records = crashing(world.records, { calls: 2, takesEffect })
    await expect(revoke('erika', { ...world.deps, records } as World['deps'])).rejects.toThrow(Crash)
    if (takesEffect) expect(await refusalOf(revoke())).toEqual(refused('WRONG_STATE'))
    else await revoke()
    const told = [...world.records.stored.events.values()].filter(
      ({ name }) => name === 'application.revoked',
    )
    expect(told).toHaveLength(1)
    expect(places()).toEqual([[]])
  })
})

describe('a revocation is refused', () => {
  test('of an unknown account', async () => {
    expect(await refusalOf(revoke('nobody'))).toEqual(refused('NOT_FOUND'))
  })

  test.each<[string, () => Promise<unknown>]>([
    ['has a draft', () => drafted(world, erika)],
    ['is in review', () => submitted(world, erika)],
    [
      'is decided on, but not authenticated yet',
      async () => decided(world, await submitted(world, erika), 'APPROVE'),
    ],
    [
      'was rejected',
      async () => concluded(world, await submitted(world, erika), 'REJECT', [{ code: 'FORGED' }]),
    ],
    [
      'was asked to retry',
      async () =>
        concluded(world, await submitted(world, erika), 'REQUEST_RETRY', [{ code: 'NAME_MISMATCH' }]),
    ],
    ['was revoked before', async () => approved().then(() => revoke())],
  ])('of an account that %s', async (_how, arrange) => {
    await arrange()
    const before = await world.records.account('erika')
    expect(await refusalOf(revoke())).toEqual(refused('WRONG_STATE'))
    expect(await world.records.account('erika')).toEqual(before)
  })

  test('that is the second of two concurrent ones', async () => {
    await approved()
    world.records.beforeNextCommit(() => revoke())
    expect(await refusalOf(revoke())).toEqual(refused('WRONG_STATE'))
  })

  test.each([
    ['a text of nothing', ''],
    ['a text of nothing but space', ' \n\t'],
    ['a text too long', 'x'.repeat(1001)],
    ['a control character', 'a\u0000b'],
    ['no text', undefined],
  ])('for %s', (_what, text) => {
    expect(revokeAuthenticationSchema().safeParse({ reason: text }).success).toBe(false)
  })

  test.each([['x'.repeat(1000)], ['two\nlines'], ['护照被盗']])('except with the reason %j', text => {
    expect(revokeAuthenticationSchema().safeParse({ reason: text }).success).toBe(true)
  })
})
