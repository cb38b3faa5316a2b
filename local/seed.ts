import { randomBytes } from 'node:crypto'
import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminGetUserCommand,
  AdminSetUserPasswordCommand,
  CognitoIdentityProviderClient,
  UsernameExistsException,
} from '@aws-sdk/client-cognito-identity-provider'
import { clientConfiguration } from './aws-environment.ts'
import type { Role, Stack, User } from './stack-file.ts'

export interface NewUser {
  /** An e-mail address. Default: a new one at example.com. */
  readonly username?: string
  readonly registrationRegion?: string
  readonly groups?: readonly string[]
}

/** The user pool of any stack. */
interface UserPool {
  readonly cognito: CognitoIdentityProviderClient
  readonly userPoolId: string
}

type Pool = Pick<Stack, 'awsEndpointUrl' | 'userPoolId'>
type Target = { readonly UserPoolId: string; readonly Username: string }

/** A long random password with every class of characters that a password policy may require. */
const newPassword = (): string => `${randomBytes(18).toString('base64url')}aA1!`

const create = async (
  cognito: CognitoIdentityProviderClient,
  target: Target,
  region?: string,
): Promise<void> => {
  const attributes = {
    email: target.Username,
    email_verified: 'true',
    ...(region === undefined ? {} : { 'custom:registration_region': region }),
  }
  try {
    await cognito.send(
      new AdminCreateUserCommand({
        ...target,
        MessageAction: 'SUPPRESS',
        UserAttributes: Object.entries(attributes).map(([Name, Value]) => ({ Name, Value })),
      }),
    )
  } catch (error) {
    if (!(error instanceof UsernameExistsException)) throw error
  }
}

/** Creates a user with a new permanent password. An existing user of that name gets the password and keeps everything else. */
export const createUserIn = async (
  { cognito, userPoolId }: UserPool,
  { username = `${randomBytes(8).toString('hex')}@example.com`, registrationRegion, groups = [] }: NewUser,
): Promise<User> => {
  const password = newPassword()
  const target = { UserPoolId: userPoolId, Username: username }
  await create(cognito, target, registrationRegion)
  await cognito.send(new AdminSetUserPasswordCommand({ ...target, Password: password, Permanent: true }))
  for (const group of groups)
    await cognito.send(new AdminAddUserToGroupCommand({ ...target, GroupName: group }))
  const { UserAttributes } = await cognito.send(new AdminGetUserCommand(target))
  const accountId = UserAttributes?.find(({ Name }) => Name === 'sub')?.Value
  if (accountId === undefined) throw new Error(`${username} has no sub.`)
  return { username, password, accountId }
}

/** Creates a user in the user pool of a stack on the local engine. */
export const createUser = (pool: Pool, user: NewUser = {}): Promise<User> =>
  createUserIn(
    {
      cognito: new CognitoIdentityProviderClient(clientConfiguration(pool.awsEndpointUrl)),
      userPoolId: pool.userPoolId,
    },
    user,
  )

const sampleUsers: Record<Role, Omit<NewUser, 'username'>> = {
  applicant: { registrationRegion: 'CN' },
  applicant2: { registrationRegion: 'CN' },
  reviewer: { groups: ['reviewers'] },
  reviewer2: { groups: ['reviewers'] },
  operator: { groups: ['operators'] },
}

/** Creates one user for each role. */
export const seedUsers = async (pool: Pool): Promise<Record<Role, User>> => {
  const users = Object.entries(sampleUsers).map(
    async ([role, user]) =>
      [role, await createUser(pool, { ...user, username: `${role}@example.com` })] as const,
  )
  return Object.fromEntries(await Promise.all(users)) as Record<Role, User>
}
