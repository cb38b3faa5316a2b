import { describe, expect, test } from '@jest/globals'
import {
  environmentOf,
  propertiesOf,
  resourcesOf,
  stageNames,
  type Template,
  templateOf,
  text,
} from './templates.ts'
import { identityArn, type VariantName } from './variants.ts'

describe.each(stageNames)('in the %s stage', stage => {
  const template = templateOf(stage)
  const pool = propertiesOf<{ LambdaConfig: { PreTokenGenerationConfig: { LambdaArn: unknown } } }>(
    template,
    'AWS::Cognito::UserPool',
  )
  const client = propertiesOf<{ AccessTokenValidity: number; IdTokenValidity: number }>(
    template,
    'AWS::Cognito::UserPoolClient',
    'IdentityUserPoolClient',
  )

  test('self sign-up is disabled', () => {
    expect(pool).toMatchObject({ AdminCreateUserConfig: { AllowAdminCreateUserOnly: true } })
  })

  test('users can’t write their registration region', () => {
    expect(pool).toMatchObject({ Schema: [{ Name: 'registration_region' }] })
    expect(client).toMatchObject({ WriteAttributes: ['email', 'locale'] })
  })

  test('tokens live fifteen minutes at most, and can be revoked', () => {
    expect(client).toMatchObject({ TokenValidityUnits: { AccessToken: 'minutes', IdToken: 'minutes' } })
    expect(client.AccessTokenValidity).toBeLessThanOrEqual(15)
    expect(client.IdTokenValidity).toBeLessThanOrEqual(15)
    expect(client).toMatchObject({ EnableTokenRevocation: true, PreventUserExistenceErrors: 'ENABLED' })
  })

  test('the client of web pages has no OAuth flow without pages, and never the implicit one', () => {
    expect(client).toMatchObject({ AllowedOAuthFlowsUserPoolClient: false })
    expect(client).not.toHaveProperty('AllowedOAuthFlows')
    expect(client).not.toHaveProperty('CallbackURLs')
  })

  test('reviewers and operators are groups', () => {
    const groups = Object.values(resourcesOf(template, 'AWS::Cognito::UserPoolGroup'))
    expect(groups.map(({ Properties }) => String(Properties.GroupName)).sort()).toEqual([
      'operators',
      'reviewers',
    ])
  })

  test('the trigger can change access tokens: version 2, in a plan that has it', () => {
    expect(pool).toMatchObject({
      UserPoolTier: 'ESSENTIALS',
      LambdaConfig: { PreTokenGenerationConfig: { LambdaVersion: 'V2_0' } },
    })
    expect(text(pool.LambdaConfig.PreTokenGenerationConfig.LambdaArn)).toBe(
      'IdentityAddRegionToTokenFunction',
    )
  })

  test('only our user pool may call the trigger', () => {
    const permissions = Object.values(resourcesOf(template, 'AWS::Lambda::Permission'))
      .map(({ Properties }) => Properties)
      .filter(({ Principal }) => String(Principal) === 'cognito-idp.amazonaws.com')
    expect(permissions.map(({ FunctionName, SourceArn }) => [text(FunctionName), text(SourceArn)])).toEqual([
      ['IdentityAddRegionToTokenFunction', 'IdentityUserPool'],
    ])
  })

  test('passwords are long, and a second factor is available, but not by SMS', () => {
    expect(pool).toMatchObject({
      MfaConfiguration: 'OPTIONAL',
      EnabledMfas: ['SOFTWARE_TOKEN_MFA'],
      Policies: { PasswordPolicy: { MinimumLength: 12 } },
    })
  })
})

test('clients may send passwords in the local stage only', () => {
  const flows = stageNames.map(stage => {
    return propertiesOf(templateOf(stage), 'AWS::Cognito::UserPoolClient', 'IdentityUserPoolClient')
      .ExplicitAuthFlows
  })
  expect(flows).toEqual([
    ['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
    ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
  ])
})

describe('a stage without settings', () => {
  const template = templateOf('production')

  test.each([
    ['has hosted sign-in pages at a domain that no other stack has', 'production', 'realname-production-'],
    ['whose name Cognito does not take in a domain has another', 'a stage named laws', 'realname-'],
  ] as const)('%s', (_, variant, prefix) => {
    const { Domain } = propertiesOf<{ Domain: unknown }>(templateOf(variant), 'AWS::Cognito::UserPoolDomain')
    const ofStackId = { 'Fn::Select': [2, { 'Fn::Split': ['/', { Ref: 'AWS::StackId' }] }] }
    const firstPart = { 'Fn::Select': [0, { 'Fn::Split': ['-', ofStackId] }] }
    expect(Domain).toEqual({ 'Fn::Join': ['', [prefix, firstPart]] })
  })

  test('allows the sign-in from a shell on the hosted pages only, by a code for a local callback', () => {
    const client = propertiesOf<{ CallbackURLs: string[] }>(
      template,
      'AWS::Cognito::UserPoolClient',
      'IdentityUserPoolCommandLine',
    )
    expect(client).toMatchObject({
      AllowedOAuthFlows: ['code'],
      AllowedOAuthScopes: ['openid', 'email'],
      ExplicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH'],
      AccessTokenValidity: 15,
      RefreshTokenValidity: 60,
      WriteAttributes: ['email', 'locale'],
      EnableTokenRevocation: true,
    })
    expect(client).not.toHaveProperty('GenerateSecret')
    for (const callback of client.CallbackURLs) expect(new URL(callback).hostname).toBe('localhost')
  })
})

describe('the invitation of a new user', () => {
  const invitationOf = (template: Template) =>
    propertiesOf<{
      AdminCreateUserConfig: { InviteMessageTemplate: { EmailSubject: string; EmailMessage: string } }
    }>(template, 'AWS::Cognito::UserPool').AdminCreateUserConfig.InviteMessageTemplate

  test('names the service, the user name and the temporary password, and no address without pages', () => {
    const { EmailSubject, EmailMessage } = invitationOf(templateOf('production'))
    expect(EmailSubject).toBe('Your account for real-name authentication')
    expect(EmailMessage).toContain('User name: {username}<br>Temporary password: {####}<br>')
    expect(EmailMessage).not.toContain('http')
  })

  test('names the address of the pages', () => {
    const { EmailMessage } = invitationOf(templateOf('everything'))
    expect(EmailMessage).toContain('Sign in at <a href="https://id.example.com">https://id.example.com</a>.')
  })
})

describe('a reviewing system', () => {
  const template = templateOf('a reviewing system')
  const clients = resourcesOf(template, 'AWS::Cognito::UserPoolClient')

  test('has no client and no scope, unless the stage asks for one', () => {
    const without = templateOf('production')
    expect(Object.keys(resourcesOf(without, 'AWS::Cognito::UserPoolClient'))).toEqual([
      'IdentityUserPoolClient',
      'IdentityUserPoolCommandLine',
    ])
    expect(resourcesOf(without, 'AWS::Cognito::UserPoolResourceServer')).toEqual({})
  })

  test('gets tokens by its secret alone, for that one scope: no user signs in by its client', () => {
    const client = propertiesOf<{ AllowedOAuthScopes: unknown[] }>(
      template,
      'AWS::Cognito::UserPoolClient',
      'IdentityUserPoolMachineReviewerClient',
    )
    expect(client).toMatchObject({
      GenerateSecret: true,
      AllowedOAuthFlowsUserPoolClient: true,
      AllowedOAuthFlows: ['client_credentials'],
      ExplicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH'],
      AccessTokenValidity: 15,
      TokenValidityUnits: { AccessToken: 'minutes' },
    })
    expect(client).not.toHaveProperty('CallbackURLs')
    expect(client.AllowedOAuthScopes.map(text)).toEqual(['IdentityUserPoolReviews/decide'])
    expect(propertiesOf(template, 'AWS::Cognito::UserPoolResourceServer')).toMatchObject({
      Identifier: 'reviews',
      Scopes: [{ ScopeName: 'decide' }],
    })
  })

  test('does not open the scope to the client that users sign in by', () => {
    expect(clients.IdentityUserPoolClient?.Properties).toMatchObject({
      AllowedOAuthFlowsUserPoolClient: false,
    })
    expect(clients.IdentityUserPoolClient?.Properties).not.toHaveProperty('AllowedOAuthScopes')
    expect(Object.keys(clients)).toHaveLength(3)
  })

  test('has, beside a backend, scopes of its own and another client', () => {
    const both = templateOf('everything')
    const scopesOf = (client: string) =>
      propertiesOf<{ AllowedOAuthScopes: unknown[] }>(both, 'AWS::Cognito::UserPoolClient', client)
        .AllowedOAuthScopes.map(text)
        .sort()
    expect(scopesOf('IdentityUserPoolMachineReviewerClient')).toEqual(['IdentityUserPoolReviews/decide'])
    expect(scopesOf('IdentityUserPoolMachineBackendClient')).toEqual(
      [
        'Accounts/erase',
        'Accounts/read',
        'Accounts/write',
        'Sessions/create',
        'Test/simulate',
        'Webhooks/manage',
      ].map(scope => `IdentityUserPool${scope}`),
    )
    expect(both.Outputs).toHaveProperty('MachineBackendClientId')
  })

  test('requests tokens at the stage’s own domain, and the API accepts them', () => {
    expect(propertiesOf(template, 'AWS::Cognito::UserPoolDomain')).toMatchObject({
      Domain: 'realname-of-example',
    })
    expect(text(environmentOf(template, 'identity/identify-caller').TOKEN_RULES)).toContain(
      '"audience":["IdentityUserPoolClient","IdentityUserPoolCommandLine","IdentityUserPoolMachineReviewerClient"]',
    )
    expect(template.Outputs).toHaveProperty('TokenUrl')
    expect(template.Outputs).toHaveProperty('MachineReviewerClientId')
  })
})

describe('the mail of the user pool', () => {
  const mail = (variant: VariantName) =>
    propertiesOf(templateOf(variant), 'AWS::Cognito::UserPool').EmailConfiguration

  test('is sent by SES from the operator’s address, where the stage names one', () => {
    expect(mail('production')).toBeUndefined()
    expect(mail('mail by SES')).toEqual({
      EmailSendingAccount: 'DEVELOPER',
      From: 'no-reply@id.operator.test',
      SourceArn: identityArn,
    })
    expect(mail('everything')).toMatchObject({
      From: '"Real-name authentication" <no-reply@id.example.com>',
    })
  })
})
