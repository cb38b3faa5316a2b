import { readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CognitoIdentityProviderClient, paginateListUsers } from '@aws-sdk/client-cognito-identity-provider'
import { PutBucketCorsCommand, S3Client } from '@aws-sdk/client-s3'
import { PurgeQueueCommand, SQSClient } from '@aws-sdk/client-sqs'
import { afterAll, expect, test } from '@jest/globals'
import { clientConfiguration } from '../../local/aws-environment.ts'
import { pointIds, unmetOnLocalStage } from '../../ops/acceptance/points.ts'
import { ops } from '../support/ops-command.ts'
import { type Receiver, startReceiver } from '../support/webhook-receiver.ts'
import { here, startOps } from './ops-command.ts'
import { applicant, eventually, stack } from './world.ts'

const file = join(tmpdir(), `acceptance-${process.pid}.json`)
let receiver: Receiver | undefined

afterAll(async () => {
  rmSync(file, { force: true })
  await receiver?.close()
})

interface Report {
  readonly points: readonly { readonly id: string; readonly outcome: string; readonly message: string }[]
}

/** On AWS the template allows the origins of the stage. The engine drops that. */
async function allowUploadsFromPages(): Promise<void> {
  const s3 = new S3Client({ ...clientConfiguration(stack.awsEndpointUrl), forcePathStyle: true })
  const CORSRules = [
    { AllowedOrigins: ['http://127.0.0.1:5173'], AllowedMethods: ['PUT'], AllowedHeaders: ['*'] },
  ]
  await s3.send(
    new PutBucketCorsCommand({ Bucket: stack.resources.inboxBucketName, CORSConfiguration: { CORSRules } }),
  )
}

/** Other tests leave dead letters. With them, the acceptance would not check the point. */
async function emptyQueues(): Promise<void> {
  const sqs = new SQSClient(clientConfiguration(stack.awsEndpointUrl))
  const { deadLetterQueueUrl, webhookDeadLetterQueueUrl } = stack.resources
  for (const QueueUrl of [deadLetterQueueUrl, webhookDeadLetterQueueUrl]) {
    await sqs.send(new PurgeQueueCommand({ QueueUrl }))
  }
}

/** The users of runs that are left in the pool. */
async function addressesOfRuns(): Promise<string> {
  const cognito = new CognitoIdentityProviderClient(clientConfiguration(stack.awsEndpointUrl))
  const pool = { UserPoolId: stack.userPoolId }
  const left: string[] = []
  for await (const { Users = [] } of paginateListUsers({ client: cognito }, pool)) {
    for (const { Attributes = [] } of Users) {
      const address = Attributes.find(({ Name }) => Name === 'email')?.Value ?? ''
      if (address.endsWith('@simulator.amazonses.com')) left.push(address)
    }
  }
  return left.join()
}

test('the acceptance sees every point that the local stage has, names the others, and removes its users', async () => {
  await allowUploadsFromPages()
  await emptyQueues()
  receiver = await startReceiver()
  const { out, err } = await ops('acceptance', '--yes', '--webhook', receiver.url, '--json', file, ...here)
  const { points } = JSON.parse(readFileSync(file, 'utf8')) as Report
  const expected = pointIds.map(id => [id, unmetOnLocalStage(id).length === 0 ? 'SEEN' : 'NOT_SEEN_HERE'])
  const found = points.map(({ id, outcome }) => [id, outcome])
  expect({ found, err }).toEqual({ found: expected, err: '' })
  expect(await addressesOfRuns()).toBe('')
  for (const secret of ['@', 'LI SPECIMEN', 'X-Amz-', 'Bearer']) expect(out).not.toContain(secret)
}, 240_000)

test('a load measures applications through the whole review, and removes its users', async () => {
  const { code, out, err } = await ops('load', '--yes', '--applications', '2', '--rate', '2', ...here)
  expect({ code, err }).toEqual({ code: 0, err: '' })
  expect(out).toMatch(/^2 of 2 applications started, 2 finished, 0 failed, in \d/m)
  for (const route of ['POST /v1/applications ', 'PUT a file', 'POST /v1/reviews/{applicationId}/decision']) {
    expect(out).toContain(route)
  }
  expect(out).toContain('3 users and their accounts removed.')
  expect(await addressesOfRuns()).toBe('')
}, 120_000)

test('a load that is interrupted removes its users, and says how many', async () => {
  const load = startOps('load', '--yes', '--applications', '5', '--rate', '1', ...here)
  await eventually(addressesOfRuns, addresses => addresses !== '')
  load.interrupt()
  const { code, out } = await load.ended
  expect({ code, removed: /^(\d+) users and their accounts removed\.$/m.exec(out)?.[1] }).toEqual({
    code: 130,
    removed: expect.stringMatching(/^[1-9]/),
  })
  expect(await addressesOfRuns()).toBe('')
}, 120_000)

test('a stage with accounts is refused without --yes, before anything is made', async () => {
  await (await applicant()).api.call('getAccount')
  for (const command of ['acceptance', 'load']) {
    const { code, out, err } = await ops(command, ...here)
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(err).toContain('The stage has accounts')
  }
})
