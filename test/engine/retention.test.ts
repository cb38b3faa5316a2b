import { UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { expect, test } from '@jest/globals'
import { certificateKey } from '../../lambdas/adapters/dynamodb/certificate-item.ts'
import { contentPartition } from '../../lambdas/adapters/dynamodb/content-item.ts'
import { deliver } from './redelivery.ts'
import { database, itemsOf, stored, storedApplication } from './stored.ts'
import { filesOf } from './vault.ts'
import {
  applicant,
  approval,
  decide,
  filled,
  operator,
  type Person,
  reaches,
  readApplication,
  refusal,
  reviewer,
  specimen,
  stack,
  submitted,
  upload,
  uploadRequest,
} from './world.ts'

const { tableName } = stack.resources
const runJob = () => deliver('events/erase-due-content', {})

/** Sets the end of an application to this number of days ago. */
async function endedDaysAgo(applicationId: string, days: number): Promise<void> {
  const endedAt = new Date(Date.now() - days * 86_400_000).toISOString()
  await database.send(
    new UpdateCommand({
      TableName: tableName,
      Key: { pk: `APPLICATION#${applicationId}`, sk: 'APPLICATION' },
      UpdateExpression: 'SET endedAt = :endedAt, retentionSk = :place',
      ExpressionAttributeValues: { ':endedAt': endedAt, ':place': `${endedAt}#${applicationId}` },
    }),
  )
}

const actionsOf = async (applicationId: string, accountId: string) =>
  (await stored(applicationId, accountId)).audit.map(({ action }) => action)

async function approved(owner: Person) {
  const application = await submitted(owner)
  await decide(await reviewer(), application.applicationId, approval)
  return reaches(owner, application.applicationId, 'APPROVED')
}

test('an approved application loses its images after 30 days and its entered details after 180, and stays authenticated', async () => {
  const owner = await applicant()
  const { applicationId, accountId } = await approved(owner)
  await runJob()
  expect((await filesOf(applicationId)).vault.length).toBeGreaterThan(0)

  await endedDaysAgo(applicationId, 31)
  await Promise.all([runJob(), runJob()])
  expect(await filesOf(applicationId)).toEqual({ vault: [], inbox: [] })
  const imageless = await readApplication(owner, applicationId)
  expect(imageless.documents.every(({ erasedAt }) => erasedAt !== undefined)).toBe(true)
  expect(imageless).toHaveProperty('maskedNumber')

  const before = await storedApplication(applicationId)
  const contents = (await stored(applicationId, accountId)).application.flatMap(({ contentHash }) =>
    contentHash === undefined ? [] : [String(contentHash)],
  )
  expect(contents.length).toBeGreaterThan(0)
  await endedDaysAgo(applicationId, 181)
  await runJob()
  const left = JSON.stringify((await stored(applicationId, accountId)).application)
  const { certificateHash, ...entered } = (before?.entered ?? {}) as Record<string, string>
  for (const value of [...Object.values(entered), ...contents]) expect(left).not.toContain(value)
  for (const hash of contents) {
    const holders = await itemsOf(tableName, contentPartition(hash))
    expect(holders.map(item => item.accountId)).not.toContain(accountId)
  }
  const [place] = await itemsOf(tableName, certificateKey(String(certificateHash)).pk)
  expect(place).toMatchObject({ accountIds: new Set([accountId]) })
  expect(await storedApplication(applicationId)).not.toHaveProperty('waiting')
  expect(await storedApplication(applicationId)).not.toHaveProperty('retentionPk')
  expect(await owner.api.call('getAccount')).toMatchObject({ authenticationStatus: 'AUTHENTICATED' })
  const gone = await readApplication(owner, applicationId)
  expect(gone).not.toHaveProperty('maskedNumber')
  expect(gone.erased).toMatchObject({ imagesAt: expect.any(String), personalFieldsAt: expect.any(String) })

  const clerk = await operator()
  await clerk.api.call('revokeAuthentication', { path: { accountId }, body: { reason: 'a complaint' } })
  await endedDaysAgo(applicationId, 181)
  await runJob()
  expect(await itemsOf(tableName, certificateKey(String(certificateHash)).pk)).toEqual([])
  expect(await storedApplication(applicationId)).not.toHaveProperty('notes')
  expect(await actionsOf(applicationId, accountId)).toEqual(
    expect.arrayContaining(['application.erase-images', 'application.erase-personal-fields']),
  )
})

test('replaced files are erased with the others, in all versions, and no upload is accepted any more', async () => {
  const owner = await applicant()
  const { applicationId } = await filled(owner)
  await upload(owner, applicationId, await specimen('HOLDING'))
  await owner.api.call('withdrawApplication', { path: { applicationId } })
  await endedDaysAgo(applicationId, 31)
  await runJob()
  expect((await filesOf(applicationId)).inbox).toEqual([])
  await endedDaysAgo(applicationId, 181)
  await runJob()
  expect(await storedApplication(applicationId)).not.toHaveProperty('entered')
  const answer = await owner.api.request('POST', `/v1/applications/${applicationId}/documents`, {
    body: uploadRequest(await specimen('HOLDING')),
  })
  expect(refusal(answer)).toMatchObject({ status: 409, code: 'WRONG_STATE' })
})
