import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import { accessTokenMinutes } from '../domain/policy.ts'
import type { StaffRole } from '../domain/roles.ts'
import { Explained } from '../local/command.ts'
import type { SignInDeployment } from './deployment.ts'
import { addApplicant, addStaff, listStaff, removeStaff, type UserPool } from './staff.ts'

const poolOf = ({ configuration, userPoolId }: SignInDeployment): UserPool => ({
  cognito: new CognitoIdentityProviderClient(configuration),
  userPoolId,
})

const words: Record<Awaited<ReturnType<typeof addStaff>>['outcome'], string> = {
  INVITED: 'was invited: an e-mail brings a temporary password, good for seven days',
  AGAIN: 'was sent another invitation: the earlier temporary password is no longer valid',
  EXISTED: 'has a sign-in already',
}

export async function appointStaff(
  deployment: SignInDeployment,
  email: string,
  options: { readonly role: StaffRole; readonly resend: boolean },
): Promise<void> {
  const { outcome } = await addStaff(poolOf(deployment), email, options)
  console.log(`${email} ${words[outcome]}, and is ${options.role} from the next sign-in on.`)
}

export async function inviteApplicant(
  deployment: SignInDeployment,
  email: string,
  options: { readonly region: string; readonly resend: boolean },
): Promise<void> {
  const { outcome } = await addApplicant(poolOf(deployment), email, options)
  console.log(`${email} ${words[outcome]}.`)
}

export async function removeMember(deployment: SignInDeployment, email: string): Promise<void> {
  if (!(await removeStaff(poolOf(deployment), email))) throw new Explained(`There is no user ${email}.`)
  console.log(
    `${email} has no role any more. Access tokens that are out end within ${accessTokenMinutes} minutes.`,
  )
}

export async function showStaff(deployment: SignInDeployment): Promise<void> {
  const staff = await listStaff(poolOf(deployment))
  for (const { email, accountId, roles, state } of staff) {
    console.log([email, accountId, roles.join(','), state].join('\t'))
  }
  if (staff.length === 0) console.log('Nobody has a role.')
}
