import {
  AdminDeleteUserCommand,
  AdminDisableUserCommand,
  AdminEnableUserCommand,
  AdminRemoveUserFromGroupCommand,
  AdminUserGlobalSignOutCommand,
  CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider'
import { describe, expect, test } from '@jest/globals'
import { clientConfiguration } from '../../local/aws-environment.ts'
import { withSetting } from './functions.ts'
import {
  applicant,
  approval,
  operator,
  type Person,
  readApplication,
  refusal,
  reviewer,
  stack,
  submitted,
} from './world.ts'

const cognito = new CognitoIdentityProviderClient(clientConfiguration(stack.awsEndpointUrl))

const target = ({ user }: Person) => ({ UserPoolId: stack.userPoolId, Username: user.username })

const endings = [
  ['disabled', (who: Person) => cognito.send(new AdminDisableUserCommand(target(who)))],
  ['deleted', (who: Person) => cognito.send(new AdminDeleteUserCommand(target(who)))],
] as const

const disabled = { status: 403, code: 'ACCOUNT_DISABLED' }

/** The status of the reviews of this file, as their applicant sees it. */
async function claimedReview(judge: Person) {
  const owner = await applicant()
  const { applicationId } = await submitted(owner)
  await judge.api.call('claimReview', { path: { applicationId } })
  const decide = (headers: Record<string, string> = {}) =>
    judge.api.request('POST', `/v1/reviews/${applicationId}/decision`, { body: approval, headers })
  const undecided = async () => {
    const { status, decision } = await readApplication(owner, applicationId)
    return status === 'IN_REVIEW' && decision === undefined
  }
  return { owner, applicationId, decide, undecided }
}

describe.each(endings)('a user who was %s and has a valid token', (_how, end) => {
  test('decides, claims, reads and releases no review', async () => {
    const judge = await reviewer()
    const { applicationId, decide, undecided } = await claimedReview(judge)
    await end(judge)
    expect(refusal(await decide())).toMatchObject(disabled)
    for (const [method, route] of [
      ['POST', '/claim'],
      ['POST', '/release'],
      ['GET', ''],
    ] as const) {
      const answer = await judge.api.request(method, `/v1/reviews/${applicationId}${route}`)
      expect(refusal(answer)).toMatchObject(disabled)
    }
    expect(await undecided()).toBe(true)
  })

  test('changes and reads nothing as an operator', async () => {
    const [boss, witness, owner] = await Promise.all([operator(), operator(), applicant()])
    const before = await owner.api.call('getAccount')
    await end(boss)
    const account = `/v1/accounts/${owner.user.accountId}`
    for (const [method, route, body] of [
      ['PUT', account, { registrationRegion: 'DE', partnerProgram: true }],
      ['POST', `${account}/revocation`, { reason: 'none' }],
      ['POST', `${account}/erasure`, { reason: 'none' }],
      ['PUT', '/v1/calendars/2890', { off: [], work: [] }],
      ['POST', '/v1/calendars/2890/removal', undefined],
      ['GET', account, undefined],
      ['GET', `${account}/applications`, undefined],
      ['GET', `${account}/audit-trail`, undefined],
      ['GET', '/v1/calendars/2026', undefined],
      ['GET', '/v1/parked-applications', undefined],
      ['POST', `/v1/parked-applications/${owner.user.accountId}/resumption`, undefined],
    ] as const) {
      expect(refusal(await boss.api.request(method, route, { body }))).toMatchObject(disabled)
    }
    expect(await owner.api.call('getAccount')).toEqual(before)
    const { status } = await witness.api.request('GET', '/v1/calendars/2890')
    expect(status).toBe(404)
  })
})

test('an operator or reviewer removed from the group cannot change or decide anything with a token that still names it', async () => {
  const [boss, judge] = await Promise.all([operator(), reviewer()])
  const { owner, decide, undecided } = await claimedReview(judge)
  const before = await owner.api.call('getAccount')
  const leave = (who: Person, GroupName: string) =>
    cognito.send(new AdminRemoveUserFromGroupCommand({ ...target(who), GroupName }))
  await Promise.all([leave(boss, 'operators'), leave(judge, 'reviewers')])
  const account = `/v1/accounts/${owner.user.accountId}`
  for (const [method, route, body] of [
    ['PUT', account, { registrationRegion: 'DE', partnerProgram: true }],
    ['POST', `${account}/revocation`, { reason: 'none' }],
    ['POST', `${account}/erasure`, { reason: 'none' }],
    ['PUT', '/v1/calendars/2889', { off: [], work: [] }],
    ['POST', '/v1/calendars/2889/removal', undefined],
    ['POST', `/v1/parked-applications/${owner.user.accountId}/resumption`, undefined],
  ] as const) {
    const answer = await boss.api.request(method, route, { body })
    expect(refusal(answer)).toMatchObject({ status: 403, code: 'FORBIDDEN' })
  }
  expect(refusal(await decide())).toMatchObject({ status: 403, code: 'FORBIDDEN' })
  expect(await undecided()).toBe(true)
  expect(await owner.api.call('getAccount')).toEqual(before)
})

test('a disabled reviewer gets no stored answer, and can decide when enabled again', async () => {
  const judge = await reviewer()
  const { applicationId, decide } = await claimedReview(judge)
  const key = { 'idempotency-key': applicationId }
  expect((await decide(key)).status).toBe(202)
  await cognito.send(new AdminDisableUserCommand(target(judge)))
  expect(refusal(await decide(key))).toMatchObject(disabled)
  await cognito.send(new AdminEnableUserCommand(target(judge)))
  expect((await decide(key)).status).toBe(202)
})

test('signing out everywhere revokes no access token: it stays valid for its fifteen minutes', async () => {
  const judge = await reviewer()
  const { decide } = await claimedReview(judge)
  const [, claims = ''] = judge.token.split('.')
  const { exp, iat } = JSON.parse(Buffer.from(claims, 'base64url').toString()) as Record<string, number>
  expect(Number(exp) - Number(iat)).toBeLessThanOrEqual(900)
  await cognito.send(new AdminUserGlobalSignOutCommand(target(judge)))
  expect((await decide()).status).toBe(202)
})

test('without the directory no decision is possible, and the answer does not give the cause', async () => {
  const judge = await reviewer()
  const { decide, undecided } = await claimedReview(judge)
  const putBack = await withSetting('api/decide-review', 'USER_DIRECTORY', 'eu-central-1_NoSuchPool')
  try {
    const answer = await decide()
    expect(refusal(answer)).toEqual({ status: 500, code: 'INTERNAL_ERROR', pointers: [] })
    expect(JSON.stringify(answer.body)).not.toMatch(/pool|cognito/i)
    expect(await undecided()).toBe(true)
  } finally {
    await putBack()
  }
  expect((await decide()).status).toBe(202)
})
