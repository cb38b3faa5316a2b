import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { foundAccountsSchema, foundReviewsSchema, type Search } from '../../../../contract/search.ts'
import { ensureAccount } from '../../../../lambdas/usecases/accounts/ensure-account.ts'
import { eraseAccount } from '../../../../lambdas/usecases/erasure/erase-account.ts'
import { withdrawApplication } from '../../../../lambdas/usecases/intake/withdraw-application.ts'
import { searchAccounts } from '../../../../lambdas/usecases/search/search-accounts.ts'
import { searchReviews } from '../../../../lambdas/usecases/search/search-reviews.ts'
import { auditEntriesOf } from '../../../support/audit-entries.ts'
import { assertInvariants } from '../../../support/invariants.ts'
import { refusalOf, refused } from '../../../support/refusal.ts'
import { newSession } from '../../../support/sessions.ts'
import { concluded, drafted, submitted } from '../../../support/walk.ts'
import { authenticated, otherPassport, renewedPassport, renewing } from '../../../support/walk-renewals.ts'
import { applicant, makeWorld, monday, operator, reviewer, type World } from '../../../support/world.ts'

const erika = applicant('erika')
const byNumber: Search = { kind: 'CERTIFICATE_NUMBER', value: ' c01x-00t47', issuingRegion: 'DE' }
const byEmail: Search = { kind: 'EMAIL', value: 'Erika@Example.com' }
const byId = (value: string): Search => ({ kind: 'ID', value })

let world: World
beforeEach(() => {
  world = makeWorld()
})
afterEach(() => assertInvariants(world))

const asOperator = (search: Search) => searchAccounts(world.deps, operator, search)
const asReviewer = (search: Search) => searchReviews(world.deps, reviewer, search)
const foundBy = (accountId: string) =>
  [...world.records.stored.audit.values()]
    .filter(entry => entry.action === 'account.find' && entry.accountId === accountId)
    .map(({ actor, details }) => [actor.id, details?.by])

/** The directory knows Erika. */
const registered = () => world.deps.directory.addresses.set('erika@example.com', ['erika'])

describe('an operator finds', () => {
  test.each([
    ['rejected', (id: string) => concluded(world, id, 'REJECT', [{ code: 'FORGED' }])],
    ['withdrawn', (id: string) => withdrawApplication(world.deps, erika, id)],
    ['approved', (id: string) => concluded(world, id, 'APPROVE')],
  ])('an application by its number, although it was %s', async (_end, end) => {
    const applicationId = await submitted(world, erika)
    await end(applicationId)
    const found = await asOperator(byNumber)
    expect(found.applications.map(each => each.applicationId)).toEqual([applicationId])
    expect(found.accounts.map(({ accountId }) => accountId)).toEqual(['erika'])
    expect(foundBy('erika')).toEqual([[operator.accountId, 'CERTIFICATE_NUMBER']])
  })

  test('only numbers of the type, if the search names one', async () => {
    await submitted(world, erika)
    expect((await asOperator({ ...byNumber, certificateType: 'PASSPORT' })).applications).toHaveLength(1)
    expect((await asOperator({ ...byNumber, certificateType: 'ID_CARD' })).applications).toEqual([])
  })

  test('an account by its address in the directory, whatever its case, with its applications', async () => {
    registered()
    const applicationId = await drafted(world, erika)
    const found = await asOperator(byEmail)
    expect(found.accounts).toEqual([{ accountId: 'erika', authenticationStatus: 'UNAUTHENTICATED' }])
    expect(found.applications).toMatchObject([{ applicationId, accountId: 'erika', status: 'DRAFT' }])
    expect(foundBy('erika')).toEqual([[operator.accountId, 'EMAIL']])
  })

  test('an account by the address of its sessions', async () => {
    await newSession(world, { email: 'erika@example.com' })
    expect((await asOperator(byEmail)).accounts.map(({ accountId }) => accountId)).toEqual(['customer-1'])
  })

  test('an account and an application by their ids, without an entry in the trail', async () => {
    const applicationId = await drafted(world, erika)
    for (const value of ['erika', applicationId]) {
      expect(await asOperator(byId(value))).toMatchObject({
        accounts: [{ accountId: 'erika' }],
        applications: [{ applicationId }],
      })
    }
    expect(foundBy('erika')).toEqual([])
  })

  test('nothing of an erased account but its id', async () => {
    await submitted(world, erika)
    await eraseAccount(world.deps, operator, 'erika', { reason: 'their wish' })
    expect(await asOperator(byNumber)).toEqual({ accounts: [], applications: [] })
  })
})

describe('an operator finds with a number', () => {
  /** The index of numbers shows these ids, whatever is stored. */
  const indexed = (...applicationIds: string[]) => {
    const records = { ...world.records, applicationIdsWithNumber: async () => applicationIds }
    return searchAccounts({ ...world.deps, records }, operator, byNumber)
  }
  const idsIn = ({ applications }: Awaited<ReturnType<typeof asOperator>>) =>
    applications.map(({ applicationId }) => applicationId)

  test('nothing in a region that does not exist', async () => {
    await submitted(world, erika)
    expect(await asOperator({ ...byNumber, issuingRegion: 'XX' })).toEqual({ accounts: [], applications: [] })
  })

  test('no application whose number has changed since it was indexed', async () => {
    const other = await submitted(world, erika, otherPassport)
    const draft = await drafted(world, applicant('hans'))
    expect(await indexed(other, draft)).toEqual({ accounts: [], applications: [] })
  })

  test('the approved application and its renewal, even if the index does not contain them', async () => {
    const { standing, applicationId } = await renewing(world, erika, renewedPassport)
    expect(idsIn(await indexed()).toSorted()).toEqual([standing, applicationId].toSorted())
  })

  test('only the approved application of an account without a renewal', async () => {
    const standing = await authenticated(world, erika)
    expect(idsIn(await indexed())).toEqual([standing])
  })
})

describe('an operator finds with an address', () => {
  test('at most ten accounts', async () => {
    const users = Array.from({ length: 9 }, (_, index) => `user-${index}`)
    for (const user of users) await ensureAccount(world.deps, applicant(user))
    world.deps.directory.addresses.set('erika@example.com', users)
    for (const accountId of ['customer-1', 'customer-2'])
      await newSession(world, { accountId, email: 'erika@example.com' })
    expect((await asOperator(byEmail)).accounts).toHaveLength(10)
  })

  test('at most ten applications of an account', async () => {
    registered()
    for (let count = 0; count < 11; count += 1)
      await withdrawApplication(world.deps, erika, await drafted(world, erika))
    expect((await asOperator(byEmail)).applications).toHaveLength(10)
  })

  test('no account of a session that was deleted since it was indexed', async () => {
    await newSession(world, { email: 'erika@example.com' })
    const records = { ...world.records, session: async () => undefined }
    const found = await searchAccounts({ ...world.deps, records }, operator, byEmail)
    expect(found).toEqual({ accounts: [], applications: [] })
  })
})

describe('a reviewer finds', () => {
  test('open reviews before the others, in any order of the accounts', async () => {
    const people = ['rejected-1', 'open', 'rejected-2']
    const ids: string[] = []
    for (const person of people) ids.push(await submitted(world, applicant(person)))
    for (const [index, person] of people.entries())
      if (person !== 'open') await concluded(world, ids[index] ?? '', 'REJECT', [{ code: 'FORGED' }])
    const { items } = await asReviewer(byNumber)
    expect(items.map(({ applicationId }) => applicationId)).toHaveLength(3)
    expect(items[0]?.applicationId).toBe(ids[1])
  })

  test('submitted applications of others, without their accounts, open reviews first', async () => {
    registered()
    const rejected = await submitted(world, erika)
    await concluded(world, rejected, 'REJECT', [{ code: 'FORGED' }])
    world.time.advance({ minutes: 1 })
    const open = await submitted(world, erika)
    for (const search of [byNumber, byEmail, byId('erika')]) {
      const { items } = await asReviewer(search)
      expect(items.map(({ applicationId }) => applicationId)).toEqual([open, rejected])
      expect(JSON.stringify(items)).not.toContain('erika')
    }
    expect(foundBy('erika')).toEqual([
      [reviewer.accountId, 'CERTIFICATE_NUMBER'],
      [reviewer.accountId, 'EMAIL'],
    ])
  })

  test('neither a draft nor an own application', async () => {
    const draft = await drafted(world, erika)
    const own = applicant(reviewer.accountId)
    const applicationId = await submitted(world, own)
    for (const search of [byId(draft), byId(applicationId), byNumber]) {
      expect(await asReviewer(search)).toEqual({ items: [] })
    }
    expect(foundBy(reviewer.accountId)).toEqual([])
  })
})

describe('a search', () => {
  test('is recorded with the role of its author and with what was searched by, not with the value', async () => {
    await submitted(world, erika)
    await asOperator(byNumber)
    await asReviewer(byNumber)
    const every = { accountId: 'erika', at: monday, action: 'account.find' }
    const details = { by: 'CERTIFICATE_NUMBER' }
    expect(auditEntriesOf(world).slice(-2)).toStrictEqual([
      { ...every, actor: { role: 'operator', id: operator.accountId }, details },
      { ...every, actor: { role: 'reviewer', id: reviewer.accountId }, details },
    ])
  })

  test('answers as the contract says, without names, numbers and addresses', async () => {
    registered()
    await submitted(world, erika)
    const accounts = await asOperator(byNumber)
    const reviews = await asReviewer(byEmail)
    expect(foundAccountsSchema().strict().parse(accounts)).toEqual(accounts)
    expect(foundReviewsSchema().strict().parse(reviews)).toEqual(reviews)
    expect(JSON.stringify([accounts, reviews])).not.toMatch(/C01X|\*|@|Mustermann|hash/i)
  })

  test('is answered only after each found account has recorded it', async () => {
    await submitted(world, erika)
    world.records.contendNextCommits(20)
    expect(await refusalOf(asOperator(byNumber))).toMatchObject({ code: 'TOO_MANY_REQUESTS' })
    expect(foundBy('erika')).toEqual([])
  })

  test('for a number with a character that no number has says which', async () => {
    const search = asOperator({ ...byNumber, value: 'C01№47' })
    await expect(search).rejects.toMatchObject({
      code: 'INVALID_FIELD',
      errors: [{ pointer: '/value', message: expect.stringMatching(/^A number can't contain .*№/) }],
    })
  })

  test('is limited by rates, for reviewers and operators', async () => {
    world = makeWorld({ rateLimits: { searches: 1 } })
    await asOperator(byId('nobody'))
    await asReviewer(byId('nobody'))
    expect(await refusalOf(asOperator(byId('nobody')))).toEqual(refused('TOO_MANY_REQUESTS'))
    expect(await refusalOf(asReviewer(byId('nobody')))).toEqual(refused('TOO_MANY_REQUESTS'))
  })
})
