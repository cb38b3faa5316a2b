import { DeleteCommand, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import { beforeAll, describe, expect, test } from '@jest/globals'
import type { ApplicationView } from '../../contract/application.ts'
import { DomainError, errorCodes } from '../../domain/errors.ts'
import { readReview } from '../../lambdas/usecases/review/read-review.ts'
import { ops } from '../support/ops-command.ts'
import { here } from './ops-command.ts'
import { database, itemsOf } from './stored.ts'
import {
  applicant,
  approval,
  decide,
  eventually,
  newApplication,
  type Person,
  reaches,
  refusal,
  reviewer,
  specimen,
  stack,
  stageServices,
  submitted,
  uploadRequest,
} from './world.ts'

const { tableName, auditTableName } = stack.resources

type Item = Record<string, unknown> & { readonly pk: string; readonly sk: string }

const put = (TableName: string, Item: Item) => database.send(new PutCommand({ TableName, Item }))

const remove = (TableName: string, { pk, sk }: Item) =>
  database.send(new DeleteCommand({ TableName, Key: { pk, sk } }))

const entriesOf = async (accountId: string) =>
  (await itemsOf(auditTableName, `ACCOUNT#${accountId}`)) as (Item & {
    readonly action: string
    readonly chain: { readonly sequence: number }
  })[]

async function headOf(accountId: string): Promise<Item> {
  const Key = { pk: `ACCOUNT#${accountId}`, sk: 'AUDIT-CHAIN' }
  const { Item } = await database.send(new GetCommand({ TableName: tableName, Key, ConsistentRead: true }))
  return { ...Key, ...Item }
}

const verify = (...args: string[]) => ops('audit', 'verify', ...args, ...here)

/** Account, number and fault of the first reported broken link. */
async function fault(accountId: string) {
  const { code, out } = await verify('--account', accountId)
  return { code, told: out.split('\n')[0]?.split('\t').slice(0, 3) }
}

describe('the audit trail of an account', () => {
  let owner: Person
  let judge: Person
  let approved: ApplicationView
  let accountId: string

  beforeAll(async () => {
    ;[owner, judge] = await Promise.all([applicant(), reviewer()])
    approved = await submitted(owner)
    accountId = approved.accountId
    await decide(judge, approved.applicationId, approval)
    await reaches(owner, approved.applicationId, 'APPROVED')
  })

  test('is one chain, from the first request to the approval, which the operator’s command verifies', async () => {
    const entries = await entriesOf(accountId)
    expect(entries.map(({ chain }) => chain.sequence)).toEqual(entries.map((_, index) => index + 1))
    expect(entries[0]?.action).toBe('account.create')
    expect(entries.at(-1)?.action).toBe('application.approve')
    expect(await headOf(accountId)).toMatchObject({ sequence: entries.length })
    expect(await verify('--account', accountId)).toEqual({
      code: 0,
      out: `1 chains with ${entries.length} entries verified, 0 broken.\n`,
      err: '',
    })
    expect(
      entries.map(({ expiresAt, at }) => Number(expiresAt) - Math.floor(Date.parse(String(at)) / 1000)),
    ).toEqual(entries.map(() => 1095 * 86_400))
  })

  test('is reported with its broken link after a change, removal, exchange, truncation or loss of the head', async () => {
    const entries = await entriesOf(accountId)
    const [third, fourth, last] = [entries[2], entries[3], entries.at(-1)]
    const head = await headOf(accountId)
    if (third === undefined || fourth === undefined || last === undefined)
      throw new Error('too short a trail')
    const end = entries.length
    const tampered: [string, number, () => Promise<unknown>][] = [
      ['CHANGED', 3, () => put(auditTableName, { ...third, actor: { role: 'operator', id: 'nobody' } })],
      ['UNREADABLE', 3, () => put(auditTableName, { ...third, action: 'account.delete' })],
      ['MISSING', 3, () => remove(auditTableName, third)],
      ['REORDERED', 3, () => put(auditTableName, { ...fourth, sk: third.sk })],
      ['CUT', end, () => remove(auditTableName, last)],
      ['REPLACED', end, () => put(tableName, { ...head, hash: 'another' })],
      ['NO_HEAD', end, () => remove(tableName, head)],
      [
        'BEYOND_HEAD',
        end,
        () => put(tableName, { ...entries.at(-2)?.chain, ...{ pk: head.pk, sk: head.sk, at: last.at } }),
      ],
    ]
    for (const [name, sequence, tamper] of tampered) {
      await tamper()
      const found = await fault(accountId)
      expect({ name, ...found }).toEqual({ name, code: 1, told: [accountId, String(sequence), name] })
      for (const entry of [third, last]) await put(auditTableName, entry)
      await put(tableName, head)
    }
    expect(await verify('--account', accountId)).toMatchObject({ code: 0 })
  })

  test('is found broken among the chains of all accounts, even if only its head is left', async () => {
    const entries = await entriesOf(accountId)
    for (const entry of entries) await remove(auditTableName, entry)
    const broken = await verify()
    for (const entry of entries) await put(auditTableName, entry)
    expect(broken.out.split('\n')[0]?.split('\t').slice(0, 3)).toEqual([accountId, '1', 'CUT'])
    expect(broken.out).toMatch(/^\d+ chains with \d+ entries verified, 1 broken\.$/m)
    expect(broken).toMatchObject({ code: 1, err: expect.stringContaining('The audit trail is broken.') })
    expect(await verify()).toMatchObject({ code: 0, err: '' })
  })

  test('that does not exist is reported', async () => {
    expect(await verify('--account', 'nobody')).toMatchObject({ code: 1, out: '' })
  })
})

describe('changes of one account at once', () => {
  test('never fork its chain: each answered change is in it once', async () => {
    const [owner, judge] = await Promise.all([applicant(), reviewer()])
    const { applicationId, accountId } = await submitted(owner)
    await judge.api.call('claimReview', { path: { applicationId } })
    const before = await entriesOf(accountId)
    const deps = await stageServices()
    const reader = { accountId: judge.user.accountId, roles: ['reviewer'] as const }
    const lookOverApi = async () => (await judge.api.request('GET', `/v1/reviews/${applicationId}`)).status
    const lookInProcess = () =>
      readReview(deps, reader, applicationId).then(
        () => 200,
        (error: unknown) => {
          if (error instanceof DomainError) return errorCodes[error.code].status
          throw error
        },
      )
    // Each access by the API may start two functions. The other accesses run the same use case in this process.
    const looks = Array.from({ length: 16 }, (_, index) => (index < 4 ? lookOverApi : lookInProcess))
    const statuses = await Promise.all(looks.map(look => look()))
    const count = (status: number) => statuses.filter(each => each === status).length
    const [shown, refused, stopped] = [count(200), count(429), count(503)]
    expect(shown + refused + stopped).toBe(statuses.length)
    expect(shown).toBeGreaterThan(4)
    const added = (await entriesOf(accountId)).slice(before.length)
    expect(added.map(({ action }) => action)).toEqual(added.map(() => 'review.read'))
    // Each answered access is in the chain. An interrupted one may be.
    expect(added.length).toBeGreaterThanOrEqual(shown)
    expect(added.length).toBeLessThanOrEqual(shown + stopped)
    expect(await verify('--account', accountId)).toMatchObject({ code: 0 })
  })

  test('do not prevent each other: uploads of the applicant and accesses of a reviewer', async () => {
    const owner = await applicant()
    const { applicationId, accountId } = await newApplication(owner)
    const file = uploadRequest(await specimen('DATA_PAGE'))
    const answers = await Promise.all(
      Array.from({ length: 8 }, () =>
        owner.api.request('POST', `/v1/applications/${applicationId}/documents`, { body: file }),
      ),
    )
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 201))
    const requests = (await entriesOf(accountId)).filter(({ action }) => action === 'document.request')
    expect(requests).toHaveLength(answers.length)
    expect(await verify('--account', accountId)).toMatchObject({ code: 0 })
  })
})

describe('an access of a reviewer', () => {
  test('without a written entry returns nothing; every answered access is in the trail', async () => {
    const [owner, judge] = await Promise.all([applicant(), reviewer()])
    const { applicationId, accountId } = await submitted(owner)
    await judge.api.call('claimReview', { path: { applicationId } })
    const entries = await eventually(
      () => entriesOf(accountId),
      seen => seen.at(-1)?.action === 'review.read',
    )
    const last = entries.at(-1)
    if (last === undefined) throw new Error('no entry')
    // An item in the place of the next entry prevents every further change of this account.
    const sk = `ENTRY#${String(entries.length + 1).padStart(10, '0')}`
    await put(auditTableName, { ...last, sk })
    const refused = await judge.api.request('GET', `/v1/reviews/${applicationId}`)
    expect(refusal(refused)).toMatchObject({ status: 429, code: 'TOO_MANY_REQUESTS' })
    expect(JSON.stringify(refused.body)).not.toMatch(/SPECIMEN|previewUrl/)
    await remove(auditTableName, { ...last, sk })
    const review = await judge.api.call('getReview', { path: { applicationId } })
    expect(review.entered?.name).toBe('LI SPECIMEN')
    expect((await entriesOf(accountId)).at(-1)).toMatchObject({
      action: 'review.read',
      applicationId,
      actor: { role: 'reviewer' },
      chain: { sequence: entries.length + 1 },
    })
  })
})
