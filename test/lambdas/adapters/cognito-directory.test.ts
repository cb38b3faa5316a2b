import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import { expect, test } from '@jest/globals'
import { cognitoDirectory } from '../../../lambdas/adapters/cognito-directory.ts'
import { stubbed } from '../../support/stubbed-aws.ts'

const failing = (name: string) => () => Promise.reject(Object.assign(new Error('erika'), { name }))

function directoryThat(answer: Parameters<typeof stubbed>[1]) {
  const { client, calls } = stubbed(new CognitoIdentityProviderClient({ region: 'eu-central-1' }), answer)
  return { directory: cognitoDirectory(client, 'pool-1'), calls }
}

test('asks once, for that user of that pool', async () => {
  const { directory, calls } = directoryThat(() => ({ Enabled: true }))
  expect(await directory.isEnabled('erika')).toBe(true)
  expect(calls).toEqual([
    { command: 'AdminGetUserCommand', input: { UserPoolId: 'pool-1', Username: 'erika' } },
  ])
})

test.each([
  ['disabled', () => ({ Enabled: false })],
  ['deleted', failing('UserNotFoundException')],
  ['without a status', () => ({})],
])('a user who is %s is not enabled', async (_what, answer) => {
  expect(await directoryThat(answer).directory.isEnabled('erika')).toBe(false)
})

test.each(['TooManyRequestsException', 'ResourceNotFoundException', 'TimeoutError', 'AccessDeniedException'])(
  'a failure of the directory is an error: %s',
  async name => {
    await expect(directoryThat(failing(name)).directory.isEnabled('erika')).rejects.toMatchObject({ name })
  },
)

test('groups are read page by page, and only the complete name counts', async () => {
  const pages: Record<string, object> = {
    first: { Groups: [{ GroupName: 'operators-of-old' }], NextToken: 'second' },
    second: { Groups: [{ GroupName: 'reviewers' }] },
  }
  const { directory, calls } = directoryThat(
    ({ input }) => pages[(input as { NextToken?: string }).NextToken ?? 'first'] ?? {},
  )
  expect(await directory.hasRole('erika', 'operator')).toBe(false)
  expect(await directory.hasRole('erika', 'reviewer')).toBe(true)
  expect(calls[0]).toEqual({
    command: 'AdminListGroupsForUserCommand',
    input: { UserPoolId: 'pool-1', Username: 'erika' },
  })
  expect(calls).toHaveLength(4)
})

test('a deleted user has no role, and a failure is an error', async () => {
  const gone = directoryThat(failing('UserNotFoundException')).directory
  expect(await gone.hasRole('erika', 'operator')).toBe(false)
  const broken = directoryThat(failing('TooManyRequestsException')).directory
  await expect(broken.hasRole('erika', 'operator')).rejects.toMatchObject({
    name: 'TooManyRequestsException',
  })
})

test('users are found by their e-mail address, which cannot change the filter', async () => {
  const user = (sub: string) => ({ Username: sub, Attributes: [{ Name: 'sub', Value: sub }] })
  const { directory, calls } = directoryThat(() => ({ Users: [user('erika'), { Username: 'none' }] }))
  expect(await directory.accountIdsOf('a"b\\c@example.com', 10)).toEqual(['erika'])
  expect(calls).toEqual([
    {
      command: 'ListUsersCommand',
      input: {
        UserPoolId: 'pool-1',
        AttributesToGet: ['sub'],
        Filter: 'email = "a\\"b\\\\c@example.com"',
        Limit: 10,
      },
    },
  ])
})
