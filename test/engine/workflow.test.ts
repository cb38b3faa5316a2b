import { GetExecutionHistoryCommand, SendTaskSuccessCommand, SFNClient } from '@aws-sdk/client-sfn'
import { afterEach, describe, expect, test } from '@jest/globals'
import { clientConfiguration } from '../../local/aws-environment.ts'
import { tapEvents } from './event-tap.ts'
import { startImpatiently } from './impatient-workflow.ts'
import { parkedApproval } from './parking.ts'
import { feed } from './redelivery.ts'
import { storedApplication } from './stored.ts'
import { scaleWaits } from './waits.ts'
import {
  applicant,
  approval,
  decide,
  eventually,
  filled,
  newApplication,
  newPassportNumber,
  reaches,
  reviewer,
  stack,
  submit,
} from './world.ts'

const sfn = new SFNClient(clientConfiguration(stack.awsEndpointUrl))

/** The states of an execution's history. */
async function statesOf(executionArn: string): Promise<string[]> {
  const { events = [] } = await sfn.send(new GetExecutionHistoryCommand({ executionArn, maxResults: 1000 }))
  return events.flatMap(({ stateEnteredEventDetails }) => stateEnteredEventDetails?.name ?? [])
}

describe('the workflow', () => {
  afterEach(async () => {
    await feed('events/follow-applications', true)
    await scaleWaits(1)
  })

  test('an abandoned draft gets a warning, expires with an event, and frees the account', async () => {
    const tap = await tapEvents('expiry')
    const owner = await applicant()
    const { applicationId } = await newApplication(owner)
    await startImpatiently(applicationId, 1, 1)
    const expired = await reaches(owner, applicationId, 'EXPIRED')
    expect(expired.timeline.slice(-2).map(({ event }) => event)).toEqual([
      'application.expires_soon',
      'application.expired',
    ])
    const warning = expired.timeline.at(-2)
    // The state machine's value: three days after the warning.
    expect(Date.parse(String(warning?.details?.expiresAt)) - Date.parse(String(warning?.at))).toBe(
      259_200_000,
    )
    await eventually(
      async () =>
        (await tap.received()).filter(event => event.applicationId === applicationId).map(({ name }) => name),
      // Both may arrive in any order.
      names => names.includes('application.expired') && names.includes('application.expires_soon'),
    )
    expect((await owner.api.call('getAccount')).eligibility).toEqual({ eligible: true, reasons: [] })
  })

  test('a submission unknown to the workflow at the draft’s expiry goes into review', async () => {
    const [owner, judge] = await Promise.all([applicant(), reviewer()])
    const { applicationId } = await filled(owner)
    await feed('events/follow-applications', false)
    await submit(owner, applicationId, newPassportNumber())
    await startImpatiently(applicationId, 1, 1)
    await eventually(
      () => storedApplication(applicationId),
      item => item?.waiting?.for === 'DECISION',
    )
    await feed('events/follow-applications', true)
    await decide(judge, applicationId, approval)
    await reaches(owner, applicationId, 'APPROVED')
  })

  test('a submission during the warning is received by the following wait', async () => {
    const [owner, judge] = await Promise.all([applicant(), reviewer()])
    const { applicationId } = await filled(owner)
    await feed('events/follow-applications', false)
    const execution = await startImpatiently(applicationId, 3, 600)
    await eventually(
      () => statesOf(execution),
      states => states.includes('Await submission'),
    )
    await submit(owner, applicationId, newPassportNumber())
    await eventually(
      () => statesOf(execution),
      states => states.includes('Await submission a last time'),
    )
    await feed('events/follow-applications', true)
    await eventually(
      () => storedApplication(applicationId),
      item => item?.waiting?.for === 'DECISION',
    )
    await decide(judge, applicationId, approval)
    await reaches(owner, applicationId, 'APPROVED')
  })

  test('an unforeseen error parks the application; resumed by an operator it continues from its state', async () => {
    const [owner, judge] = await Promise.all([applicant(), reviewer()])
    const { applicationId, item: parked, repair } = await parkedApproval(owner, judge, { asDeployed: true })
    expect(parked).toMatchObject({ status: 'IN_REVIEW', recordedDecision: { outcome: 'APPROVE' } })
    await repair()
    const taskToken = String(parked?.waiting.token)
    await sfn.send(new SendTaskSuccessCommand({ taskToken, output: '{}' }))
    await reaches(owner, applicationId, 'APPROVED')
    expect((await storedApplication(applicationId))?.parked).toBeUndefined()
  }, 150_000)
})
