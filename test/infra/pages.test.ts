import { runInNewContext } from 'node:vm'
import { describe, expect, test } from '@jest/globals'
import { stageRulesOf } from '../../contract/page-config.ts'
import { rewriteToIndex } from '../../lib/pages.ts'
import { stageOf } from '../../lib/stage.ts'
import { everything } from '../../local/template-check/everything.ts'
import { propertiesOf, resourcesOf, templateOf, text } from './templates.ts'
import { issuerOfPages, stated } from './variants.ts'

const template = templateOf('everything')
const origin = 'https://id.example.com'

interface Distribution {
  readonly DistributionConfig: {
    readonly DefaultCacheBehavior: Record<string, unknown>
    readonly CacheBehaviors: readonly Record<string, unknown>[]
    readonly Origins: readonly { readonly Id: string; readonly DomainName: unknown }[]
  }
}

const { DistributionConfig } = propertiesOf<Distribution>(template, 'AWS::CloudFront::Distribution')
const originOf = (behavior: Record<string, unknown>) =>
  text(DistributionConfig.Origins.find(({ Id }) => Id === behavior.TargetOriginId)?.DomainName)

interface HeadersPolicy {
  readonly ResponseHeadersPolicyConfig: {
    readonly SecurityHeadersConfig: {
      readonly ContentSecurityPolicy: { readonly ContentSecurityPolicy: unknown; readonly Override: boolean }
    }
  }
}

describe('the pages', () => {
  test('are served for all paths but those of the API', () => {
    expect(originOf(DistributionConfig.DefaultCacheBehavior)).toBe('PagesFiles.RegionalDomainName')
    expect(
      DistributionConfig.CacheBehaviors.map(behavior => [behavior.PathPattern, originOf(behavior)]),
    ).toEqual([['/v1/*', 'ApiHttpApi.execute-api.<Region>.<URLSuffix>']])
  })

  test('are in a bucket that only the edge can read, over TLS', () => {
    const { PublicAccessBlockConfiguration } = propertiesOf(template, 'AWS::S3::Bucket', 'PagesFiles')
    expect(PublicAccessBlockConfiguration).toEqual({
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    })
    const { PolicyDocument } = propertiesOf<{
      PolicyDocument: {
        Statement: readonly { Effect: string; Principal: unknown; Action: unknown; Condition: unknown }[]
      }
    }>(template, 'AWS::S3::BucketPolicy', 'PagesFilesPolicy')
    const allowed = PolicyDocument.Statement.filter(({ Effect }) => Effect === 'Allow')
    expect(allowed.map(({ Principal, Action }) => ({ Principal, Action }))).toEqual([
      { Principal: { Service: 'cloudfront.amazonaws.com' }, Action: 's3:GetObject' },
    ])
    expect(JSON.stringify(allowed[0]?.Condition)).toContain('EdgeDistribution')
    expect(PolicyDocument.Statement.filter(({ Effect }) => Effect === 'Deny').length).toBeGreaterThan(0)
  })

  test('may load scripts of their own only, and reach the API, the sign-in, the inbox and the vault only', () => {
    const { ResponseHeadersPolicyConfig } = propertiesOf<HeadersPolicy>(
      template,
      'AWS::CloudFront::ResponseHeadersPolicy',
      'PagesHeaders',
    )
    const { ContentSecurityPolicy } = ResponseHeadersPolicyConfig.SecurityHeadersConfig
    expect(ContentSecurityPolicy.Override).toBe(true)
    const directives = text(ContentSecurityPolicy.ContentSecurityPolicy).split('; ')
    const signIn = 'https://IdentityUserPoolDomain.auth.<Region>.amazoncognito.com'
    const inbox = 'https://DocumentsInbox.RegionalDomainName'
    const vault = 'https://DocumentsVault.RegionalDomainName'
    expect(directives).toContain("default-src 'none'")
    expect(directives).toContain("script-src 'self'")
    expect(directives).toContain(`connect-src 'self' ${signIn} ${inbox} ${vault}`)
    expect(directives).toContain(`img-src 'self' blob: data: ${inbox} ${vault}`)
    expect(directives).toContain("frame-ancestors 'none'")
  })

  test('send no referrer to other sites, and may use only the camera of a device', () => {
    const { ResponseHeadersPolicyConfig } = propertiesOf<HeadersPolicy>(
      template,
      'AWS::CloudFront::ResponseHeadersPolicy',
      'PagesHeaders',
    )
    expect(ResponseHeadersPolicyConfig).toMatchObject({
      SecurityHeadersConfig: { ReferrerPolicy: { ReferrerPolicy: 'no-referrer', Override: true } },
      CustomHeadersConfig: {
        Items: [
          { Header: 'cross-origin-opener-policy', Value: 'same-origin', Override: true },
          {
            Header: 'permissions-policy',
            Value: 'camera=(self), geolocation=(), microphone=(), payment=()',
            Override: true,
          },
        ],
      },
    })
  })

  test('use the code flow, which redirects to them only', () => {
    const client = propertiesOf(template, 'AWS::Cognito::UserPoolClient', 'IdentityUserPoolClient')
    expect(client).toMatchObject({
      AllowedOAuthFlows: ['code'],
      AllowedOAuthScopes: ['openid', 'email'],
      CallbackURLs: [`${origin}/signed-in`],
      LogoutURLs: [origin],
    })
    expect(client).not.toHaveProperty('GenerateSecret', true)
  })

  test('may put files into the inbox', () => {
    const { CorsConfiguration } = propertiesOf<{
      CorsConfiguration: { CorsRules: readonly { AllowedOrigins: string[]; AllowedMethods: string[] }[] }
    }>(template, 'AWS::S3::Bucket', 'DocumentsInbox')
    expect(CorsConfiguration.CorsRules).toEqual([
      expect.objectContaining({ AllowedOrigins: [origin], AllowedMethods: ['PUT'] }),
    ])
  })

  test('have the sign-in and the stage’s limits in their configuration', () => {
    const config = JSON.parse(text(template.Outputs.PagesConfig?.Value)) as unknown
    expect(config).toMatchObject({
      signIn: {
        clientId: 'IdentityUserPoolClient',
        endpoints: { token: 'https://IdentityUserPoolDomain.auth.<Region>.amazoncognito.com/oauth2/token' },
        roles: { claim: 'cognito:groups', reviewer: 'reviewers', operator: 'operators' },
      },
      files: { shortestSide: 480, maximumBytes: 10_485_760 },
      rules: { timeZone: 'Asia/Shanghai', reviewWorkingDays: 3, certificateQuota: 3, draftLifetimeDays: 30 },
    })
  })
})

test.each([
  ['/', '/index.html'],
  ['/reviews/1', '/index.html'],
  ['/config.json', '/config.json'],
  ['/llms.txt', '/llms.txt'],
  ['/assets/index-1a2b.js', '/assets/index-1a2b.js'],
  ['/docs', '/docs/index.html'],
  ['/docs/', '/docs/index.html'],
  ['/docs/webhooks', '/docs/webhooks/index.html'],
  ['/docs/reference/sessions/', '/docs/reference/sessions/index.html'],
  ['/docs/webhooks.md', '/docs/webhooks.md'],
  ['/docs/assets/site-1A2B.js', '/docs/assets/site-1A2B.js'],
  ['/docsify', '/index.html'],
])('the edge serves %s from the file %s', (uri, file) => {
  const rewrite = runInNewContext(`${rewriteToIndex}; handler`) as (event: { request: { uri: string } }) => {
    uri: string
  }
  expect(rewrite({ request: { uri } }).uri).toBe(file)
})

test('a stage without the setting has no pages and no sign-in for them', () => {
  const without = templateOf('production')
  expect(Object.keys(resourcesOf(without, 'AWS::S3::Bucket'))).not.toContain('PagesFiles')
  expect(propertiesOf(without, 'AWS::Cognito::UserPoolClient', 'IdentityUserPoolClient')).not.toHaveProperty(
    'CallbackURLs',
  )
})

const { edge } = everything

test.each<[string, string, Record<string, unknown>]>([
  ['a name of their own', 'domainName', { edge: { pages: true }, domainPrefix: 'realname-of-example' }],
  ['a client at an issuer of the operator’s', 'oidc', { edge, oidc: issuerOfPages }],
])('need %s', (_what, path, settings) => {
  expect(() => stageOf('production', { production: settings })).toThrow(path)
})

test('take an issuer of the operator’s own', () => {
  const own = templateOf('pages and an issuer')
  const config = JSON.parse(text(own.Outputs.PagesConfig?.Value)) as unknown
  expect(config).toEqual({
    signIn: {
      issuer: issuerOfPages.issuer,
      clientId: 'pages',
      scope: 'openid email',
      signOutBy: 'openid',
      roles: { claim: 'roles', reviewer: 'reviewers', operator: 'operators' },
    },
    ...stageRulesOf(stated),
  })
  expect(config).toMatchObject({
    files: { shortestSide: 600 },
    rules: {
      timeZone: 'Europe/Berlin',
      certificateQuota: 1,
      draftLifetimeDays: 7,
      neutralRejections: true,
      revokeAtExpiry: true,
    },
  })
  const policies = resourcesOf(own, 'AWS::CloudFront::ResponseHeadersPolicy')
  expect(text(JSON.stringify(policies.PagesHeaders))).toContain(
    'https://issuer.example https://tokens.example',
  )
})
