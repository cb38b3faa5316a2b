import { randomBytes } from 'node:crypto'
import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminSetUserPasswordCommand,
  CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider'
import { clientConfiguration } from './aws-environment.ts'
import type { Role, Stack, User } from './stack-file.ts'

export interface NewUser {
  /** An e-mail address at example.com; by default one that nobody has. */
  readonly username?: string
  readonly registrationRegion?: string
  readonly groups?: readonly string[]
}

type Pool = Pick<Stack, 'awsEndpointUrl' | 'userPoolId'>

/** Long and random, with one character of each class that a password policy may ask for. */
const newPassword = (): string => `${randomBytes(18).toString('base64url')}aA1!`

/** A new sign-in with a permanent password. */
export const createUser = async ({ awsEndpointUrl, userPoolId }: Pool, user: NewUser = {}): Promise<User> => {
  const cognito = new CognitoIdentityProviderClient(clientConfiguration(awsEndpointUrl))
  const { username = `${randomBytes(8).toString('hex')}@example.com`, registrationRegion, groups = [] } = user
  const password = newPassword()
  const target = { UserPoolId: userPoolId, Username: username }
  const { User: created } = await cognito.send(
    new AdminCreateUserCommand({
      ...target,
      MessageAction: 'SUPPRESS',
      UserAttributes: [
        { Name: 'email', Value: username },
        { Name: 'email_verified', Value: 'true' },
        ...(registrationRegion ? [{ Name: 'custom:registration_region', Value: registrationRegion }] : []),
      ],
    }),
  )
  await cognito.send(new AdminSetUserPasswordCommand({ ...target, Password: password, Permanent: true }))
  for (const group of groups)
    await cognito.send(new AdminAddUserToGroupCommand({ ...target, GroupName: group }))
  const accountId = created?.Attributes?.find(({ Name }) => Name === 'sub')?.Value
  if (accountId === undefined) throw new Error(`${username} was created without a sub.`)
  return { username, password, accountId }
}

const sampleUsers: Record<Role, Omit<NewUser, 'username'>> = {
  applicant: { registrationRegion: 'CN' },
  applicant2: { registrationRegion: 'CN' },
  reviewer: { groups: ['reviewers'] },
  reviewer2: { groups: ['reviewers'] },
  operator: { groups: ['operators'] },
}

/** One sign-in for each role. */
export const seedUsers = async (pool: Pool): Promise<Record<Role, User>> => {
  const made = Object.entries(sampleUsers).map(
    async ([role, user]) =>
      [role, await createUser(pool, { ...user, username: `${role}@example.com` })] as const,
  )
  return Object.fromEntries(await Promise.all(made)) as Record<Role, User>
}
