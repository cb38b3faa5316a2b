import {
  CognitoIdentityProviderClient,
  UserNotFoundException,
  UsernameExistsException,
} from '@aws-sdk/client-cognito-identity-provider'
import { expect, test } from '@jest/globals'
import { addApplicant, addStaff, listStaff, removeStaff } from '../../ops/staff.ts'
import { stubbed } from '../support/stubbed-aws.ts'

const email = 'wang@example.com'
const target = { UserPoolId: 'pool', Username: email }
const metadata = { $metadata: {}, message: 'as AWS says it' }

function pool(answer: (call: { command: string; input: unknown }) => object) {
  const { client, calls } = stubbed(new CognitoIdentityProviderClient({ region: 'eu-west-1' }), answer)
  return { deployment: { cognito: client, userPoolId: 'pool' }, calls }
}

/** Creating reports that the user exists; reading returns the user's state. */
const existing = (UserStatus: string) =>
  pool(({ command, input }) => {
    const isNew = command === 'AdminCreateUserCommand' && !('MessageAction' in (input as object))
    if (isNew) throw new UsernameExistsException(metadata)
    return command === 'AdminGetUserCommand' ? { UserStatus } : {}
  })

test('a new member of staff is created, invited by e-mail, and given the role', async () => {
  const { deployment, calls } = pool(() => ({}))
  expect(await addStaff(deployment, email, { role: 'reviewer', resend: false })).toEqual({
    outcome: 'INVITED',
  })
  expect(calls).toEqual([
    {
      command: 'AdminCreateUserCommand',
      input: {
        ...target,
        DesiredDeliveryMediums: ['EMAIL'],
        UserAttributes: [
          { Name: 'email', Value: email },
          { Name: 'email_verified', Value: 'true' },
        ],
      },
    },
    { command: 'AdminAddUserToGroupCommand', input: { ...target, GroupName: 'reviewers' } },
  ])
})

test.each([
  ['FORCE_CHANGE_PASSWORD', false, 'EXISTED', 0],
  ['FORCE_CHANGE_PASSWORD', true, 'AGAIN', 1],
  ['CONFIRMED', true, 'EXISTED', 0],
] as const)(
  'an existing user (%s) gets the role; with resend (%s), the outcome is %s',
  async (status, resend, outcome, mails) => {
    const { deployment, calls } = existing(status)
    expect(await addStaff(deployment, email, { role: 'operator', resend })).toEqual({ outcome })
    const resent = calls.filter(
      ({ input }) => (input as { MessageAction?: string }).MessageAction === 'RESEND',
    )
    expect(resent).toHaveLength(mails)
    expect(calls.at(-1)).toEqual({
      command: 'AdminAddUserToGroupCommand',
      input: { ...target, GroupName: 'operators' },
    })
  },
)

test('an applicant is invited with the region of their account, and gets no role', async () => {
  const { deployment, calls } = pool(() => ({}))
  await addApplicant(deployment, email, { region: 'CN', resend: false })
  expect(calls).toHaveLength(1)
  expect(calls[0]?.input).toMatchObject({
    UserAttributes: expect.arrayContaining([{ Name: 'custom:registration_region', Value: 'CN' }]),
  })
})

test('a removed user has no role and no session', async () => {
  const { deployment, calls } = pool(() => ({}))
  expect(await removeStaff(deployment, email)).toBe(true)
  expect(calls).toEqual([
    { command: 'AdminRemoveUserFromGroupCommand', input: { ...target, GroupName: 'reviewers' } },
    { command: 'AdminRemoveUserFromGroupCommand', input: { ...target, GroupName: 'operators' } },
    { command: 'AdminUserGlobalSignOutCommand', input: target },
  ])
})

test('an unknown user cannot be removed', async () => {
  const { deployment } = pool(() => {
    throw new UserNotFoundException(metadata)
  })
  expect(await removeStaff(deployment, email)).toBe(false)
})

test('each user with a role is listed once, with all roles and the state', async () => {
  const user = (name: string, UserStatus: string, Enabled = true) => ({
    Attributes: [
      { Name: 'sub', Value: `id of ${name}` },
      { Name: 'email', Value: `${name}@example.com` },
    ],
    UserStatus,
    Enabled,
  })
  const { deployment } = pool(({ input }) => ({
    Users:
      (input as { GroupName: string }).GroupName === 'reviewers'
        ? [user('zoe', 'CONFIRMED'), user('new', 'FORCE_CHANGE_PASSWORD')]
        : [user('zoe', 'CONFIRMED'), user('gone', 'CONFIRMED', false)],
  }))
  expect(await listStaff(deployment)).toEqual([
    { email: 'gone@example.com', accountId: 'id of gone', roles: ['operator'], state: 'DISABLED' },
    { email: 'new@example.com', accountId: 'id of new', roles: ['reviewer'], state: 'INVITED' },
    { email: 'zoe@example.com', accountId: 'id of zoe', roles: ['reviewer', 'operator'], state: 'ACTIVE' },
  ])
})
