import { Duration, Fn, Stack } from 'aws-cdk-lib'
import {
  AccountRecovery,
  CfnUserPool,
  CfnUserPoolGroup,
  ClientAttributes,
  FeaturePlan,
  LambdaVersion,
  Mfa,
  OAuthScope,
  StringAttribute,
  type UserInvitationConfig,
  UserPool,
  type UserPoolClient,
  UserPoolOperation,
} from 'aws-cdk-lib/aws-cognito'
import { Construct } from 'constructs'
import { backendScopes, type MachineScope } from '../contract/caller.ts'
import { commandLineCallbacks } from '../contract/command-line.ts'
import { cognitoTokens } from '../contract/token-rules.ts'
import { accessTokenMinutes } from '../domain/policy.ts'
import { BackendFunction } from './backend-function.ts'
import type { LambdaCode } from './lambda-bundles.ts'
import { MachineClients } from './machine-clients.ts'
import type { PageSignIn } from './pages.ts'
import { keptAlways } from './removal-policy.ts'
import { forbiddenInPrefix, pagesOrigin, type Stage, type UserPoolMail } from './stage.ts'
import { setRules, type TokenIssuer } from './token-issuer.ts'

interface IdentityProps {
  readonly stage: Stage
  readonly code: LambdaCode
}

/** The Cognito user pool with its clients and the groups of reviewers and operators. */
export class Identity extends Construct implements TokenIssuer {
  readonly userPool: UserPool
  readonly client: UserPoolClient
  private readonly machines: MachineClients
  /** Outputs with the ids of the stage's machine clients. */
  private readonly machineOutputs: Readonly<Record<string, string>>
  /** For `npm run ops -- token`: signs in on the hosted pages and returns to a port of this machine. */
  readonly commandLine: UserPoolClient
  readonly pageSignIn: PageSignIn
  /** The address of the hosted sign-in pages. */
  private readonly signInUrl: string
  /** The `iss` claim of its tokens. */
  private readonly issuer: string

  /** The clients whose tokens the API accepts. */
  private get audience(): string[] {
    const clients = [this.client, this.commandLine, ...this.machines.clients]
    return clients.map(({ userPoolClientId }) => userPoolClientId)
  }

  get outputs(): Record<string, string> {
    return {
      UserPoolId: this.userPool.userPoolId,
      UserPoolClientId: this.client.userPoolClientId,
      CommandLineClientId: this.commandLine.userPoolClientId,
      SignInUrl: this.signInUrl,
      ...this.machineOutputs,
    }
  }

  setTokenRules(fn: BackendFunction): void {
    setRules(fn, { ...cognitoTokens, issuer: this.issuer, audience: this.audience })
  }

  grantReadDirectory(
    fn: BackendFunction,
    { roles, search }: { readonly roles: boolean; readonly search: boolean },
  ): void {
    fn.set('USER_DIRECTORY', this.userPool.userPoolId)
    const actions = [
      'cognito-idp:AdminGetUser',
      ...(roles ? ['cognito-idp:AdminListGroupsForUser'] : []),
      ...(search ? ['cognito-idp:ListUsers'] : []),
    ]
    fn.allow(actions, [this.userPool.userPoolArn])
  }

  private signInAt(address: string): PageSignIn {
    return {
      config: {
        issuer: this.issuer,
        clientId: this.client.userPoolClientId,
        scope: 'openid email',
        endpoints: {
          authorize: `${address}/oauth2/authorize`,
          token: `${address}/oauth2/token`,
          signOut: `${address}/logout`,
        },
        signOutBy: 'cognito',
        roles: { claim: cognitoTokens.claims.roles, ...cognitoTokens.roleValues },
      },
      origins: [address],
    }
  }

  constructor(scope: Construct, id: string, { stage, code }: IdentityProps) {
    super(scope, id)
    const addRegionToToken = new BackendFunction(this, 'AddRegionToToken', {
      stage,
      code,
      name: 'identity/add-region-to-token',
      memorySize: 256,
    })
    this.userPool = new UserPool(this, 'UserPool', {
      featurePlan: FeaturePlan.ESSENTIALS,
      selfSignUpEnabled: false,
      signInAliases: { email: true },
      autoVerify: { email: true },
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      userInvitation: invitation(pagesOrigin(stage)),
      passwordPolicy: { minLength: 12, requireDigits: true, requireLowercase: true, requireUppercase: true },
      mfa: Mfa.OPTIONAL,
      mfaSecondFactor: { otp: true, sms: false },
      customAttributes: { registration_region: new StringAttribute({ minLen: 2, maxLen: 2, mutable: true }) },
      deletionProtection: !stage.removable,
      removalPolicy: keptAlways(stage),
    })
    if (stage.userPoolMail !== undefined) sendBySes(this.userPool, stage.userPoolMail)
    this.userPool.addTrigger(
      UserPoolOperation.PRE_TOKEN_GENERATION_CONFIG,
      addRegionToToken.lambda,
      LambdaVersion.V2_0,
    )
    for (const [groupName, description] of [
      ['reviewers', 'Decide on applications'],
      ['operators', 'Manage accounts, read the audit trail'],
    ] as const) {
      new CfnUserPoolGroup(this, groupName, { userPoolId: this.userPool.userPoolId, groupName, description })
    }
    const { region, urlSuffix } = Stack.of(this)
    this.issuer = `https://cognito-idp.${region}.${urlSuffix}/${this.userPool.userPoolId}`
    const origin = pagesOrigin(stage)
    this.client = this.userPool.addClient('Client', {
      ...(origin === undefined
        ? // By default the CDK enables the implicit flow with an example callback.
          { disableOAuth: true }
        : {
            oAuth: {
              flows: { authorizationCodeGrant: true },
              scopes: [OAuthScope.OPENID, OAuthScope.EMAIL],
              callbackUrls: [`${origin}/signed-in`],
              logoutUrls: [origin],
            },
          }),
      authFlows: { userSrp: true, userPassword: stage.passwordSignIn },
      accessTokenValidity: Duration.minutes(accessTokenMinutes),
      idTokenValidity: Duration.minutes(accessTokenMinutes),
      refreshTokenValidity: Duration.hours(12),
      enableTokenRevocation: true,
      preventUserExistenceErrors: true,
      // Users cannot write their own registration region.
      writeAttributes: new ClientAttributes().withStandardAttributes({ email: true, locale: true }),
    })
    this.commandLine = this.userPool.addClient('CommandLine', {
      // Without it, Cognito enables its default flows.
      authFlows: { userSrp: false },
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [OAuthScope.OPENID, OAuthScope.EMAIL],
        callbackUrls: commandLineCallbacks,
      },
      accessTokenValidity: Duration.minutes(accessTokenMinutes),
      idTokenValidity: Duration.minutes(accessTokenMinutes),
      refreshTokenValidity: Duration.hours(1),
      enableTokenRevocation: true,
      preventUserExistenceErrors: true,
      writeAttributes: new ClientAttributes().withStandardAttributes({ email: true, locale: true }),
    })
    const { domainPrefix = uniquePrefix(Stack.of(this)) } = stage
    const domain = this.userPool.addDomain('Domain', { cognitoDomain: { domainPrefix } })
    this.signInUrl = domain.baseUrl()
    this.pageSignIn = this.signInAt(this.signInUrl)
    this.machines = new MachineClients(this.userPool, domain)
    this.machineOutputs = this.addMachines(stage)
  }

  private addMachines({ machineReviewer, machineBackend, testMode }: Stage): Record<string, string> {
    if (!machineReviewer && !machineBackend) return {}
    const add = (id: string, scopes: readonly MachineScope[]) => ({
      [`${id}ClientId`]: this.machines.add(`${id}Client`, scopes).userPoolClientId,
    })
    return {
      TokenUrl: this.machines.tokenUrl,
      ...(machineReviewer ? add('MachineReviewer', ['reviews/decide']) : {}),
      ...(machineBackend
        ? add(
            'MachineBackend',
            backendScopes.filter(scope => testMode || scope !== 'test/simulate'),
          )
        : {}),
    }
  }
}

/** The mail to a new user, in HTML. `{username}` is the e-mail address, `{####}` the temporary password. */
function invitation(origin: string | undefined): UserInvitationConfig {
  const pages = origin === undefined ? '' : `Sign in at <a href="${origin}">${origin}</a>.<br><br>`
  return {
    emailSubject: 'Your account for real-name authentication',
    // No full stop after the password: readers would take it for a part of the password.
    emailBody: `An account for real-name authentication was created for you.<br><br>${pages}User name: {username}<br>Temporary password: {####}<br><br>The temporary password is valid for seven days. You choose your own password when you first sign in.`,
  }
}

/** Sets the configuration on the pool's resource: the CDK derives the identity's ARN and accepts none of another account. */
function sendBySes(userPool: UserPool, { from, name, identityArn }: UserPoolMail): void {
  const resource = userPool.node.defaultChild
  if (!(resource instanceof CfnUserPool)) throw new Error('The user pool has no CfnUserPool resource')
  resource.emailConfiguration = {
    emailSendingAccount: 'DEVELOPER',
    from: name === undefined ? from : `"${name}" <${from}>`,
    sourceArn: identityArn,
  }
}

/** A domain prefix that no other stack has. Prefixes are unique within a region and may not contain "aws" or "cognito". */
function uniquePrefix({ stackId, stackName }: Pick<Stack, 'stackId' | 'stackName'>): string {
  const name = forbiddenInPrefix.test(stackName) ? 'realname' : stackName
  return `${name}-${Fn.select(0, Fn.split('-', Fn.select(2, Fn.split('/', stackId))))}`
}
