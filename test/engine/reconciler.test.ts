import { DescribeExecutionCommand, SFNClient, StopExecutionCommand } from '@aws-sdk/client-sfn'
import { UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { afterEach, describe, expect, test } from '@jest/globals'
import { clientConfiguration } from '../../local/aws-environment.ts'
import { deliver, feed, tellOfUploads } from './redelivery.ts'
import { database, stored, storedApplication } from './stored.ts'
import {
  applicant,
  approval,
  decide,
  eventually,
  fill,
  newApplication,
  newPassportNumber,
  reaches,
  readApplication,
  reviewer,
  specimen,
  stack,
  submit,
  submitted,
  upload,
  uploadRequest,
} from './world.ts'

const sfn = new SFNClient(clientConfiguration(stack.awsEndpointUrl))

const executionOf = (name: string) =>
  `${stack.resources.applicationStateMachineArn.replace(':stateMachine:', ':execution:')}:${name}`

const stop = (name: string) => sfn.send(new StopExecutionCommand({ executionArn: executionOf(name) }))

const statusOf = async (name: string) =>
  (await sfn.send(new DescribeExecutionCommand({ executionArn: executionOf(name) }))).status

const reconcile = () => deliver('events/reconcile', {})

const waitsFor = (applicationId: string, what: 'SUBMISSION' | 'DECISION') =>
  eventually(
    () => storedApplication(applicationId),
    item => item?.waiting?.for === what && item.signal === undefined,
  )

const longAgo = '2001-01-01T00:00:00.000Z'

const namesUsed = (expression: string) => {
  const used = [...new Set(expression.match(/#\w+/g))]
  return used.length === 0
    ? {}
    : { ExpressionAttributeNames: Object.fromEntries(used.map(name => [name, name.slice(1)])) }
}

/** Makes an item years old. */
async function age(applicationId: string, sk: string, changes: Record<string, string>): Promise<void> {
  const names = Object.keys(changes)
  await database.send(
    new UpdateCommand({
      TableName: stack.resources.tableName,
      Key: { pk: `APPLICATION#${applicationId}`, sk },
      ...namesUsed(names.join()),
      UpdateExpression: `SET ${names.map((name, index) => `${name} = :value${index}`).join(', ')}`,
      ExpressionAttributeValues: Object.fromEntries(
        Object.values(changes).map((value, index) => [`:value${index}`, value]),
      ),
    }),
  )
}

const ageSignal = (applicationId: string) =>
  age(applicationId, 'APPLICATION', { '#signal.#at': longAgo, signalSk: `${longAgo}#${applicationId}` })

const audited = async (applicationId: string, accountId: string) =>
  (await stored(applicationId, accountId)).audit.map(({ action }) => action)

describe('the reconciler', () => {
  afterEach(async () => {
    await feed('events/follow-applications', true)
    await tellOfUploads(true)
  })

  test('repairs nothing in a consistent stage', async () => {
    const owner = await applicant()
    const { applicationId, accountId } = await newApplication(owner)
    await waitsFor(applicationId, 'SUBMISSION')
    const before = await stored(applicationId, accountId)
    await reconcile()
    expect(await stored(applicationId, accountId)).toEqual(before)
  })

  test('replaces a stopped execution, and the application continues to its approval', async () => {
    const [owner, judge] = await Promise.all([applicant(), reviewer()])
    const application = await newApplication(owner)
    const { applicationId, accountId } = application
    await waitsFor(applicationId, 'SUBMISSION')
    await stop(applicationId)
    await Promise.all([reconcile(), reconcile()])
    await eventually(
      () => statusOf(`${applicationId}-r1`),
      status => status === 'RUNNING',
    )
    await fill(owner, application)
    await submit(owner, applicationId, newPassportNumber())
    await waitsFor(applicationId, 'DECISION')
    await stop(`${applicationId}-r1`)
    await reconcile()
    await eventually(
      () => statusOf(`${applicationId}-r2`),
      status => status === 'RUNNING',
    )
    await decide(judge, applicationId, approval)
    await reaches(owner, applicationId, 'APPROVED')
    const actions = await audited(applicationId, accountId)
    expect(actions.filter(action => action === 'application.restart')).toHaveLength(2)
    await reconcile()
    await expect(statusOf(`${applicationId}-r3`)).rejects.toThrow()
  })

  test('starts an application whose start was lost', async () => {
    const owner = await applicant()
    await feed('events/follow-applications', false)
    const { applicationId } = await newApplication(owner)
    await reconcile()
    expect(await storedApplication(applicationId)).not.toHaveProperty('waiting')
    await age(applicationId, 'APPLICATION', { attentionSk: `${longAgo}#${applicationId}` })
    await reconcile()
    const item = await waitsFor(applicationId, 'SUBMISSION')
    expect(item).not.toHaveProperty('attentionSk')
  })

  test('starts an execution for a signal without a token, and sends other signals by their token', async () => {
    const owner = await applicant()
    const application = await newApplication(owner)
    const { applicationId } = application
    await fill(owner, application)
    await waitsFor(applicationId, 'SUBMISSION')
    await feed('events/follow-applications', false)
    await submit(owner, applicationId, newPassportNumber())
    await reconcile()
    expect(await storedApplication(applicationId)).toMatchObject({ signal: { kind: 'SUBMITTED' } })
    await ageSignal(applicationId)
    await reconcile()
    await waitsFor(applicationId, 'DECISION')

    await owner.api.call('withdrawApplication', { path: { applicationId } })
    await stop(applicationId)
    await database.send(
      new UpdateCommand({
        TableName: stack.resources.tableName,
        Key: { pk: `APPLICATION#${applicationId}`, sk: 'APPLICATION' },
        UpdateExpression: 'REMOVE waiting',
      }),
    )
    await ageSignal(applicationId)
    await reconcile()
    const settled = await eventually(
      () => storedApplication(applicationId),
      item => item?.signal === undefined,
    )
    expect(settled).not.toHaveProperty('signalSk')
    await eventually(
      () => statusOf(`${applicationId}-r1`),
      status => status === 'SUCCEEDED',
    )
  })

  test('does not change applications with a running execution, in any number of runs', async () => {
    const [owner, judge] = await Promise.all([applicant(), reviewer()])
    const { applicationId, accountId } = await submitted(owner)
    const deciding = decide(judge, applicationId, approval)
    for (let count = 0; count < 5; count += 1) await reconcile()
    await deciding
    await reaches(owner, applicationId, 'APPROVED')
    expect(await audited(applicationId, accountId)).not.toContain('application.restart')
  })

  test('repeats a crashed validation, and re-opens the slot of an upload that is gone', async () => {
    const owner = await applicant()
    const { applicationId, accountId } = await newApplication(owner)
    await tellOfUploads(false)
    for (const slot of ['DATA_PAGE', 'HOLDING'] as const) {
      const file = await specimen(slot)
      const { documentId } =
        slot === 'DATA_PAGE'
          ? await upload(owner, applicationId, file)
          : await owner.api.call('requestUpload', { path: { applicationId }, body: uploadRequest(file) })
      await age(applicationId, `DOCUMENT#${slot}#${documentId}`, {
        '#status': 'VALIDATING',
        validatingSince: longAgo,
        attentionPk: 'VALIDATING#0',
        attentionSk: `${longAgo}#${applicationId}#${documentId}`,
      })
    }
    await reconcile()
    await eventually(
      () => readApplication(owner, applicationId),
      ({ documents }) =>
        JSON.stringify(documents.map(({ status }) => status)) === '["ACCEPTED","AWAITING_UPLOAD"]',
    )
    expect(await audited(applicationId, accountId)).toContain('document.reopen')
  })
})
