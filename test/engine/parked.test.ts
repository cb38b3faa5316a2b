import { afterEach, expect, test } from '@jest/globals'
import { parkedApproval } from './parking.ts'
import { stored } from './stored.ts'
import { scaleWaits } from './waits.ts'
import { applicant, newApplication, operator, type Person, reaches, refusal, reviewer } from './world.ts'

afterEach(() => scaleWaits(1))

const resume = ({ api }: Person, applicationId: string, key?: string) =>
  api.request('POST', `/v1/parked-applications/${applicationId}/resumption`, {
    headers: key === undefined ? {} : { 'idempotency-key': key },
  })

/** The complete list, in pages of one entry. */
async function listed({ api }: Person) {
  const items = []
  let cursor: string | undefined
  do {
    const query: Record<string, string> = { limit: '1', ...(cursor === undefined ? {} : { cursor }) }
    const page = await api.call('listParkedApplications', { query })
    items.push(...page.items)
    cursor = page.nextCursor
  } while (cursor !== undefined)
  return items
}

test('parked applications are listed, longest first; an operator’s resumption is recorded', async () => {
  const [first, second, boss, judge] = await Promise.all([applicant(), applicant(), operator(), reviewer()])
  const longer = await parkedApproval(first, judge)
  const shorter = await parkedApproval(second, judge)
  const own = (await listed(boss)).filter(({ accountId }) =>
    [longer.accountId, shorter.accountId].includes(accountId),
  )
  expect(own).toEqual(
    [longer, shorter].map(({ applicationId, accountId, item }) => ({
      applicationId,
      accountId,
      since: item?.parked.at,
      error: item?.parked.error,
    })),
  )

  for (const { applicationId, accountId, repair } of [longer, shorter]) {
    await repair()
    const key = `resume-${applicationId}`
    const answer = { status: 202, body: { applicationId, resumption: 'RESUMED' } }
    expect(await resume(boss, applicationId, key)).toMatchObject(answer)
    expect(await resume(boss, applicationId, key)).toMatchObject(answer)
    await reaches(accountId === longer.accountId ? first : second, applicationId, 'APPROVED')
    const { audit } = await stored(applicationId, accountId)
    const resumed = audit.filter(({ action }) => action === 'application.resume')
    expect(resumed.map(({ actor }) => actor)).toEqual([
      { role: 'operator', id: boss.user.accountId },
      { role: 'system', id: 'resume-application' },
    ])
    expect(refusal(await resume(boss, applicationId))).toMatchObject({ status: 409, code: 'WRONG_STATE' })
  }
  const left = (await listed(boss)).map(({ applicationId }) => applicationId)
  expect(left).not.toContain(longer.applicationId)
  expect(left).not.toContain(shorter.applicationId)
}, 240_000)

test('an application that is not parked is not resumed, and an unknown one is not found', async () => {
  const [owner, boss] = await Promise.all([applicant(), operator()])
  const { applicationId } = await newApplication(owner)
  expect(refusal(await resume(boss, applicationId))).toMatchObject({ status: 409, code: 'WRONG_STATE' })
  for (const id of ['00000000-0000-4000-8000-000000000000', 'x', '%00']) {
    expect(refusal(await resume(boss, id))).toMatchObject({ status: 404, code: 'NOT_FOUND' })
  }
})

test('a made-up cursor lists nothing, or something, and never fails', async () => {
  const boss = await operator()
  for (const cursor of ['__-_', 'AA', '_'.repeat(512)]) {
    const answer = await boss.api.request('GET', `/v1/parked-applications?cursor=${cursor}`)
    expect(answer.status).toBe(200)
  }
})
