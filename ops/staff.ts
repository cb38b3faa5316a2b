import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminGetUserCommand,
  AdminRemoveUserFromGroupCommand,
  AdminUserGlobalSignOutCommand,
  type AttributeType,
  type CognitoIdentityProviderClient,
  paginateListUsersInGroup,
  UserNotFoundException,
  UsernameExistsException,
} from '@aws-sdk/client-cognito-identity-provider'
import { cognitoTokens } from '../contract/token-rules.ts'
import { type StaffRole, staffRoles } from '../domain/roles.ts'

/** The user pool that an operator works on. */
export interface UserPool {
  readonly cognito: CognitoIdentityProviderClient
  readonly userPoolId: string
}

/** The groups of the user pool by role. */
const groups = cognitoTokens.roleValues

interface Invitation {
  /** `INVITED`: a new user got an invitation. `AGAIN`: a user who has not signed in yet got another one. */
  readonly outcome: 'INVITED' | 'AGAIN' | 'EXISTED'
}

const waitsForFirstSignIn = 'FORCE_CHANGE_PASSWORD'

/**
 * Creates and invites a user with this e-mail address. An existing user is not changed; with `resend`, one who has not
 * signed in yet gets another invitation.
 */
async function invite(
  { cognito, userPoolId }: UserPool,
  email: string,
  { attributes = {}, resend }: { attributes?: Readonly<Record<string, string>>; resend: boolean },
): Promise<Invitation> {
  const target = { UserPoolId: userPoolId, Username: email }
  const all = { email, email_verified: 'true', ...attributes }
  try {
    await cognito.send(
      new AdminCreateUserCommand({
        ...target,
        DesiredDeliveryMediums: ['EMAIL'],
        UserAttributes: Object.entries(all).map(([Name, Value]) => ({ Name, Value })),
      }),
    )
    return { outcome: 'INVITED' }
  } catch (error) {
    if (!(error instanceof UsernameExistsException)) throw error
  }
  if (!resend) return { outcome: 'EXISTED' }
  const { UserStatus } = await cognito.send(new AdminGetUserCommand(target))
  if (UserStatus !== waitsForFirstSignIn) return { outcome: 'EXISTED' }
  await cognito.send(
    new AdminCreateUserCommand({ ...target, DesiredDeliveryMediums: ['EMAIL'], MessageAction: 'RESEND' }),
  )
  return { outcome: 'AGAIN' }
}

/** Gives a user a role, and invites the user if there is none with that address. Repeating it changes nothing. */
export async function addStaff(
  pool: UserPool,
  email: string,
  { role, resend }: { readonly role: StaffRole; readonly resend: boolean },
): Promise<Invitation> {
  const invitation = await invite(pool, email, { resend })
  await pool.cognito.send(
    new AdminAddUserToGroupCommand({
      UserPoolId: pool.userPoolId,
      Username: email,
      GroupName: groups[role],
    }),
  )
  return invitation
}

/** Invites an account holder. The region of an existing user is not changed. */
export function addApplicant(
  pool: UserPool,
  email: string,
  { region, resend }: { readonly region: string; readonly resend: boolean },
): Promise<Invitation> {
  return invite(pool, email, { attributes: { 'custom:registration_region': region }, resend })
}

/** Removes both roles of a user and ends the user's sessions; false if there is no such user. */
export async function removeStaff({ cognito, userPoolId }: UserPool, email: string): Promise<boolean> {
  const target = { UserPoolId: userPoolId, Username: email }
  try {
    for (const role of staffRoles) {
      await cognito.send(new AdminRemoveUserFromGroupCommand({ ...target, GroupName: groups[role] }))
    }
    await cognito.send(new AdminUserGlobalSignOutCommand(target))
    return true
  } catch (error) {
    if (error instanceof UserNotFoundException) return false
    throw error
  }
}

export interface StaffMember {
  readonly email: string
  readonly accountId: string
  readonly roles: readonly StaffRole[]
  readonly state: 'INVITED' | 'ACTIVE' | 'DISABLED'
}

const attributeOf = (attributes: readonly AttributeType[], name: string): string =>
  attributes.find(({ Name }) => Name === name)?.Value ?? ''

/** All users with a role, sorted by e-mail address. */
export async function listStaff({ cognito, userPoolId }: UserPool): Promise<StaffMember[]> {
  const found = new Map<string, StaffMember>()
  for (const role of staffRoles) {
    const pages = paginateListUsersInGroup(
      { client: cognito },
      { UserPoolId: userPoolId, GroupName: groups[role] },
    )
    for await (const { Users = [] } of pages) {
      for (const { Attributes = [], Enabled, UserStatus } of Users) {
        const accountId = attributeOf(Attributes, 'sub')
        const roles = [...(found.get(accountId)?.roles ?? []), role]
        const active = UserStatus === waitsForFirstSignIn ? 'INVITED' : 'ACTIVE'
        const state = Enabled === false ? 'DISABLED' : active
        found.set(accountId, { email: attributeOf(Attributes, 'email'), accountId, roles, state })
      }
    }
  }
  return [...found.values()].sort((one, other) => (one.email < other.email ? -1 : 1))
}
