import { ListObjectVersionsCommand } from '@aws-sdk/client-s3'
import { inboxFolder, vaultFolder } from '../../lambdas/adapters/document-keys.ts'
import { eraseAccount } from './people.ts'
import { check } from './run-points.ts'
import { type DeployedStage, s3Of } from './stage.ts'
import type { Visit } from './visit.ts'

/** The versions of an application's files in both buckets, with delete markers. An application has a few dozen at most. */
async function versionsOf(stage: DeployedStage, applicationId: string): Promise<number> {
  const places = [
    { Bucket: stage.buckets.inbox, Prefix: inboxFolder(applicationId) },
    { Bucket: stage.buckets.vault, Prefix: vaultFolder(applicationId) },
  ]
  const counts = places.map(async place => {
    const { Versions = [], DeleteMarkers = [] } = await s3Of(stage).send(new ListObjectVersionsCommand(place))
    return Versions.length + DeleteMarkers.length
  })
  return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0)
}

/** Erases the main applicant, so nothing else can be seen of this account afterwards. */
export async function seeErasure({ run, stage, application, operator }: Visit): Promise<void> {
  await run.see('erasure', async () => {
    const { accountId, applicationId } = await application()
    const before = await versionsOf(stage, applicationId)
    check(before > 0, 'there was no file before')
    const clerk = await operator()
    await eraseAccount(clerk, accountId)
    const after = await versionsOf(stage, applicationId)
    check(after === 0, `${after} versions are left`)
    const { authenticationStatus } = await clerk.client.accounts.get(accountId)
    check(authenticationStatus === 'UNAUTHENTICATED', 'the account is still authenticated')
    return `${before} versions before, none after`
  })
}
