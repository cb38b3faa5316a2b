import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge'
import { describe, expect, test } from '@jest/globals'
import { clientConfiguration } from '../../local/aws-environment.ts'
import { deliver } from './redelivery.ts'
import { stored } from './stored.ts'
import { applicant, approval, decide, eventually, reaches, reviewer, stack, submitted } from './world.ts'

const events = new EventBridgeClient(clientConfiguration(stack.awsEndpointUrl))

async function tell(detail: object, Source = 'accounts'): Promise<void> {
  const { FailedEntryCount } = await events.send(
    new PutEventsCommand({
      Entries: [
        {
          EventBusName: stack.resources.eventBusName,
          Source,
          DetailType: 'account.changed',
          Detail: JSON.stringify(detail),
        },
      ],
    }),
  )
  expect(FailedEntryCount).toBe(0)
}

describe('account.changed', () => {
  test('on the bus counts at approval: an account that joined a partner program meanwhile is rejected', async () => {
    const [owner, judge] = await Promise.all([applicant(), reviewer()])
    const { applicationId, accountId } = await submitted(owner)
    await tell({ accountId, partnerProgram: true })
    await eventually(
      () => owner.api.call('getAccount'),
      ({ eligibility }) => eligibility.reasons.includes('PARTNER_PROGRAM_MEMBER'),
    )
    await decide(judge, applicationId, approval)
    const rejected = await reaches(owner, applicationId, 'REJECTED')
    expect(rejected.decision?.reasons).toMatchObject([{ code: 'PARTNER_PROGRAM_MEMBER' }])
    const { audit } = await stored(applicationId, accountId)
    expect(audit.map(({ action }) => action)).toContain('account.change')
  })

  test('with Realname’s own source is ignored, and with another form is refused by its consumer', async () => {
    const owner = await applicant()
    const { accountId } = await owner.api.call('getAccount')
    await tell({ accountId, partnerProgram: true }, 'realname')
    await tell({ accountId, registrationRegion: 'FR' })
    const account = await eventually(
      () => owner.api.call('getAccount'),
      ({ registrationRegion }) => registrationRegion === 'FR',
    )
    expect(account.eligibility).toEqual({ eligible: true, reasons: [] })
    const strange = {
      'detail-type': 'account.changed',
      time: new Date().toISOString(),
      detail: { accountId },
    }
    await expect(deliver('events/change-account', strange)).rejects.toThrow("See the function's log")
  })
})
