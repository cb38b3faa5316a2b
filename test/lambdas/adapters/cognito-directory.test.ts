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
  ['of whom nothing is told', () => ({})],
])('a user who is %s is not enabled', async (_what, answer) => {
  expect(await directoryThat(answer).directory.isEnabled('erika')).toBe(false)
})

test.each(['TooManyRequestsException', 'ResourceNotFoundException', 'TimeoutError', 'AccessDeniedException'])(
  'a failure is no answer: %s',
  async name => {
    await expect(directoryThat(failing(name)).directory.isEnabled('erika')).rejects.toMatchObject({ name })
  },
)
