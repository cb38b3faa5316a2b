import { GetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { backendScopes } from '../../contract/caller.ts'
import type { ApplicationStatus } from '../../domain/lifecycle.ts'
import { apiClient } from '../../local/api-client.ts'
import { clientConfiguration } from '../../local/aws-environment.ts'
import { bringUp } from '../../local/bring-up.ts'
import { machineToken } from '../../local/machine-client.ts'
import { progressOn } from '../../local/progress.ts'
import type { Stack } from '../../local/stack-file.ts'
import { breakAccount } from '../engine/parking.ts'
import { deliver } from '../engine/redelivery.ts'
import { storedApplication } from '../engine/stored.ts'
import { storedFacts } from '../engine/stored-facts.ts'
import { scaleWaits } from '../engine/waits.ts'
import {
  applicant,
  approval,
  decide,
  eventually,
  newApplication,
  newPassportNumber,
  newRenewal,
  operator,
  type Person,
  reaches,
  readApplication,
  retryForGlare,
  reviewer,
  specimen,
  stack,
  submission,
  submit,
  upload,
  uploadAll,
} from '../engine/world.ts'
import { deployPreviousRelease } from '../running/previous-release.ts'
import { switchReadings } from '../running/reading-rule.ts'
import { brokenRules } from '../support/invariants.ts'
import { type Receiver, startReceiver } from '../support/webhook-receiver.ts'
import { whereItBelongs } from '../support/where-it-belongs.ts'

interface Case {
  readonly owner: Person
  readonly applicationId: string
  readonly accountId: string
}

const name = 'test-upgrade'
const progress = progressOn(process.stderr)
const cases: Case[] = []
let judge: Person
let colleague: Person
let clerk: Person
let receiver: Receiver

const upgrade = async (): Promise<Stack> => {
  const present = await bringUp({ name, port: 0, detached: false, progress })
  await switchReadings(present, 'OFF')
  return present
}

const comeBack = async (): Promise<Stack> => {
  const previous = await deployPreviousRelease(name, stack.awsEndpointUrl, progress)
  await switchReadings(previous, 'OFF')
  return previous
}

async function draft(by?: Person): Promise<Case> {
  const owner = by ?? (await applicant())
  const { applicationId, accountId } = await newApplication(owner)
  const one = { owner, applicationId, accountId }
  cases.push(one)
  return one
}

/** A submitted renewal of an authenticated holder. */
async function beginRenewal(owner: Person): Promise<Case> {
  const { applicationId, accountId } = await newRenewal(owner)
  const one = { owner, applicationId, accountId }
  cases.push(one)
  await uploadAll(owner, await readApplication(owner, applicationId))
  await submit(owner, applicationId, newPassportNumber())
  await waitsFor(one, 'DECISION')
  return one
}

async function complete(): Promise<Case> {
  const one = await draft()
  await uploadAll(one.owner, await readApplication(one.owner, one.applicationId))
  return one
}

async function waitsFor({ applicationId }: Case, event: string): Promise<void> {
  await eventually(
    () => storedApplication(applicationId),
    item => item?.waiting?.for === event,
    60,
  )
}

async function inReview(): Promise<Case> {
  const one = await complete()
  await submit(one.owner, one.applicationId, newPassportNumber())
  await waitsFor(one, 'DECISION')
  return one
}

/** A review of a certificate that expires soon. */
async function inReviewBeforeExpiry(): Promise<Case> {
  const one = await complete()
  const expiryDate = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10)
  await one.owner.api.call('submitApplication', {
    path: { applicationId: one.applicationId },
    body: { ...submission(newPassportNumber()), expiryDate },
  })
  await waitsFor(one, 'DECISION')
  return one
}

async function decided(
  decision: unknown,
  status: ApplicationStatus,
  reviewing: () => Promise<Case> = inReview,
): Promise<Case> {
  const one = await reviewing()
  await decide(judge, one.applicationId, decision)
  await reaches(one.owner, one.applicationId, status)
  return one
}

/** An application whose decision could not be applied, and the repair of the cause. */
async function parked(): Promise<Case & { readonly repair: () => Promise<unknown> }> {
  const one = await inReview()
  const repair = await breakAccount(one.accountId)
  await scaleWaits(0.001)
  await decide(judge, one.applicationId, approval)
  await eventually(
    () => storedApplication(one.applicationId),
    item => item?.parked !== undefined && item.waiting?.for === 'OPERATOR',
    120,
  )
  await scaleWaits(1)
  return { ...one, repair }
}

const isAuthenticated = async ({ owner }: Case) =>
  (await owner.api.call('getAccount')).authenticationStatus === 'AUTHENTICATED'

async function resumes(applicationId: string): Promise<void> {
  await clerk.api.call('resumeParkedApplication', { path: { applicationId } })
}

/** Replaces the picture that a reviewer asked for, and submits without a change of the details. */
async function submitAgain({ owner, applicationId }: Case): Promise<void> {
  await upload(owner, applicationId, await specimen('DATA_PAGE', 'image/png'))
  await eventually(
    () => readApplication(owner, applicationId),
    ({ documents }) => documents.every(({ status }) => status === 'ACCEPTED'),
  )
  await owner.api.call('submitApplication', { path: { applicationId }, body: {} })
}

/** The rules of the model test hold, executions wait for the events that their applications await, and no queue has a dead letter. */
async function assertAllIsWell(): Promise<void> {
  const broken = await eventually(
    async () =>
      brokenRules(
        await storedFacts(
          cases.map(({ accountId }) => accountId),
          cases.map(({ applicationId }) => applicationId),
        ),
      ),
    problems => problems.length === 0,
  ).catch((error: unknown) => error)
  expect(broken).toEqual([])
  for (const { applicationId } of cases) {
    await eventually(
      async () => (await storedApplication(applicationId)) ?? {},
      ({ status, attempt, waiting, signal }) => {
        const { waitsFor: event } = whereItBelongs(status, attempt)
        return signal === undefined && (event === undefined || waiting?.for === event)
      },
      60,
    )
  }
  const sqs = new SQSClient(clientConfiguration(stack.awsEndpointUrl))
  const { deadLetterQueueUrl, webhookDeadLetterQueueUrl } = stack.resources
  for (const QueueUrl of [deadLetterQueueUrl, webhookDeadLetterQueueUrl]) {
    const AttributeNames = ['ApproximateNumberOfMessages' as const]
    const { Attributes } = await sqs.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames }))
    expect(Attributes?.ApproximateNumberOfMessages).toBe('0')
  }
}

const kept = ({ apiUrl, userPoolId, resources }: Stack) => {
  const { tableName, auditTableName, webhooksTableName, figuresTableName, vaultBucketName } = resources
  return {
    apiUrl,
    userPoolId,
    tableName,
    auditTableName,
    webhooksTableName,
    figuresTableName,
    vaultBucketName,
  }
}

beforeAll(async () => {
  ;[judge, colleague, clerk, receiver] = await Promise.all([
    reviewer(),
    reviewer(),
    operator(),
    startReceiver(),
  ])
})
afterAll(() => receiver.close())

test('everything that the previous release left unfinished goes on after the upgrade and after the return', async () => {
  const token = await machineToken(stack.machineBackend, backendScopes)
  const backend = apiClient({ apiUrl: stack.apiUrl, token })
  const endpoint = await backend.call('createWebhookEndpoint', {
    body: { url: `${receiver.url}/events`, eventTypes: ['application.submitted', 'application.approved'] },
  })
  receiver.answer(response => response.writeHead(503).end())
  const arrived = async ({ applicationId }: Case, event: string) => {
    const found = await eventually(
      async () =>
        receiver.received.filter(({ body }) => body.includes(applicationId) && body.includes(event)),
      received => received.length > 0,
      90,
    )
    return found.length
  }

  // Under the previous release.
  const empty = await draft()
  const withFiles = await complete()
  const [waiting, claimed, stuck] = [await inReview(), await inReview(), await parked()]
  const { applicationId: claimedId } = claimed
  await judge.api.call('claimReview', { path: { applicationId: claimedId } })
  const retry = await decided(retryForGlare, 'RETRY_REQUESTED')
  const approved = await decided(approval, 'APPROVED')
  const expiring = await decided(approval, 'APPROVED', inReviewBeforeExpiry)
  const renewed = await beginRenewal((await decided(approval, 'APPROVED')).owner)
  const rejected = await decided({ outcome: 'REJECT', reasons: [{ code: 'FORGED' }] }, 'REJECTED')
  const withdrawn = await draft()
  await withdrawn.owner.api.call('withdrawApplication', { path: { applicationId: withdrawn.applicationId } })
  const uploading = await draft()
  await upload(uploading.owner, uploading.applicationId, await specimen('DATA_PAGE'))

  // The upgrade.
  const present = await upgrade()
  expect(kept(present)).toEqual(kept(stack))
  receiver.answer(response => response.writeHead(204).end())
  expect(
    (await backend.call('getWebhookEndpoint', { path: { endpointId: endpoint.endpointId } })).status,
  ).toBe('ENABLED')
  await uploadAll(empty.owner, await readApplication(empty.owner, empty.applicationId))
  await submit(empty.owner, empty.applicationId, newPassportNumber())
  await submit(withFiles.owner, withFiles.applicationId, newPassportNumber())
  await decide(judge, waiting.applicationId, approval)
  await judge.api.call('decideReview', { path: { applicationId: claimedId }, body: retryForGlare })
  await stuck.repair()
  await resumes(stuck.applicationId)
  await submitAgain(retry)
  await reaches(waiting.owner, waiting.applicationId, 'APPROVED')
  await reaches(claimed.owner, claimedId, 'RETRY_REQUESTED')
  await reaches(stuck.owner, stuck.applicationId, 'APPROVED')
  expect(await isAuthenticated(approved)).toBe(true)
  expect(await isAuthenticated(rejected)).toBe(false)
  await decide(judge, renewed.applicationId, approval)
  await reaches(renewed.owner, renewed.applicationId, 'APPROVED')
  await eventually(
    async () => {
      await deliver('events/reconcile', {})
      return readApplication(expiring.owner, expiring.applicationId)
    },
    ({ timeline }) => timeline.some(({ event }) => event === 'certificate.expiring'),
  )
  await eventually(
    () => readApplication(uploading.owner, uploading.applicationId),
    ({ documents }) => documents.some(({ slot, status }) => slot === 'DATA_PAGE' && status === 'ACCEPTED'),
  )
  const { proposalId } = await clerk.api.call('proposeOverride', {
    path: { applicationId: rejected.applicationId },
    body: { reason: 'the hologram is genuine' },
  })
  const other = await operator()
  await other.api.call('ruleOnOverride', {
    path: { applicationId: rejected.applicationId },
    body: { proposalId, ruling: 'CONFIRM' },
  })
  await reaches(rejected.owner, rejected.applicationId, 'IN_REVIEW')
  const begunNow = await draft()
  const renewal = await beginRenewal(waiting.owner)
  await decide(judge, renewal.applicationId, approval)
  await reaches(renewal.owner, renewal.applicationId, 'APPROVED')
  for (const one of [waiting, claimed, retry, empty]) await arrived(one, 'application.submitted')
  await arrived(waiting, 'application.approved')
  await assertAllIsWell()

  // The return by one release.
  expect(kept(await comeBack())).toEqual(kept(stack))
  await uploadAll(begunNow.owner, await readApplication(begunNow.owner, begunNow.applicationId))
  await submit(begunNow.owner, begunNow.applicationId, newPassportNumber())
  await decide(judge, empty.applicationId, approval)
  await decide(judge, withFiles.applicationId, retryForGlare)
  await decide(judge, retry.applicationId, approval)
  await submitAgain(claimed)
  await clerk.api.call('revokeAuthentication', {
    path: { accountId: approved.accountId },
    body: { reason: 'a complaint' },
  })
  for (const one of [empty, retry]) await reaches(one.owner, one.applicationId, 'APPROVED')
  await reaches(withFiles.owner, withFiles.applicationId, 'RETRY_REQUESTED')
  await reaches(approved.owner, approved.applicationId, 'REVOKED')
  await draft(withdrawn.owner)
  expect(await isAuthenticated(renewal)).toBe(true)
  await arrived(begunNow, 'application.submitted')
  await assertAllIsWell()

  // The second upgrade.
  expect(kept(await upgrade())).toEqual(kept(stack))
  await decide(colleague, rejected.applicationId, approval)
  await decide(colleague, begunNow.applicationId, approval)
  for (const one of [rejected, begunNow]) await reaches(one.owner, one.applicationId, 'APPROVED')
  await assertAllIsWell()
}, 900_000)
