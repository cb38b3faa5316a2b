import {
  AdminAddUserToGroupCommand,
  CognitoIdentityProviderClient,
  CreateGroupCommand,
  CreateUserPoolClientCommand,
  CreateUserPoolCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { describe, expect, test } from '@jest/globals'
import { apiClient } from '../../local/api-client.ts'
import { clientConfiguration } from '../../local/aws-environment.ts'
import { createUser } from '../../local/seed.ts'
import { accessToken } from '../../local/sign-in.ts'
import { idToken } from './id-token.ts'
import { person, refusal, reviewer, stack } from './world.ts'

const cognito = new CognitoIdentityProviderClient(clientConfiguration(stack.awsEndpointUrl))

async function newClient(userPoolId: string): Promise<string> {
  const { UserPoolClient } = await cognito.send(
    new CreateUserPoolClientCommand({
      UserPoolId: userPoolId,
      ClientName: 'another',
      ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
    }),
  )
  return String(UserPoolClient?.ClientId)
}

async function answerTo(token: string, path = '/v1/reviews') {
  const { status, code } = refusal(await apiClient({ apiUrl: stack.apiUrl, token }).request('GET', path))
  return { status, code }
}

/** Changes the first character of the signature. The last one may contain unused bits. */
function withoutItsSignature(token: string): string {
  const [head, claims, signature = ''] = token.split('.')
  return [head, claims, `${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`].join('.')
}

describe('a token is refused', () => {
  test('that is an ID token, though its user has every role', async () => {
    const everything = await person({ registrationRegion: 'CN', groups: ['reviewers', 'operators'] })
    const token = await idToken(everything.user)
    for (const path of ['/v1/account', '/v1/reviews', '/v1/calendars/2026']) {
      expect(await answerTo(token, path)).toEqual({ status: 401, code: 'UNAUTHENTICATED' })
    }
  })

  test('of another client, though the user is in the user pool', async () => {
    const { user } = await reviewer()
    const userPoolClientId = await newClient(stack.userPoolId)
    expect(await answerTo(await accessToken(stack, user))).toEqual({ status: 200, code: undefined })
    const theirs = await accessToken({ ...stack, userPoolClientId }, user)
    expect(await answerTo(theirs)).toEqual({ status: 401, code: 'UNAUTHENTICATED' })
  })

  test('of another user pool', async () => {
    const { UserPool } = await cognito.send(
      new CreateUserPoolCommand({ PoolName: 'another', UsernameAttributes: ['email'] }),
    )
    const userPoolId = String(UserPool?.Id)
    const userPoolClientId = await newClient(userPoolId)
    const user = await createUser({ ...stack, userPoolId })
    const theirs = await accessToken({ ...stack, userPoolClientId }, user)
    expect(await answerTo(theirs, '/v1/account')).toEqual({ status: 401, code: 'UNAUTHENTICATED' })
  })

  test('with a wrong signature', async () => {
    const { token } = await reviewer()
    expect(await answerTo(withoutItsSignature(token))).toEqual({ status: 401, code: 'UNAUTHENTICATED' })
  })

  test.each(['', 'x', 'a.b.c', 'null'])('that is malformed: %j', async token => {
    expect(await answerTo(token)).toEqual({ status: 401, code: 'UNAUTHENTICATED' })
  })
})

test.each(['not-reviewers', 'reviewers-of-old', 'Reviewers'])(
  'a member of a group called %s is no reviewer',
  async GroupName => {
    await cognito.send(new CreateGroupCommand({ UserPoolId: stack.userPoolId, GroupName }))
    const { user } = await person()
    const member = { UserPoolId: stack.userPoolId, Username: user.username, GroupName }
    await cognito.send(new AdminAddUserToGroupCommand(member))
    expect(await answerTo(await accessToken(stack, user))).toEqual({ status: 403, code: 'FORBIDDEN' })
  },
)

test('the user pool’s configuration has addresses of this engine', async () => {
  const { awsEndpointUrl, userPoolId } = stack
  const answer = await fetch(`${awsEndpointUrl}/${userPoolId}/.well-known/openid-configuration`)
  const { jwks_uri: keys } = (await answer.json()) as { jwks_uri: string }
  expect(keys.startsWith(awsEndpointUrl)).toBe(true)
  expect((await fetch(keys)).status).toBe(200)
})
