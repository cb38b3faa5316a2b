import { describe, expect, test } from '@jest/globals'
import { answerHeaders, edgeHeader } from '../../contract/headers.ts'
import { checksEdge } from '../support/modules-of-handler.ts'
import {
  environmentOf,
  functionsOf,
  propertiesOf,
  resourcesOf,
  stacksOf,
  type Template,
  templateOf,
  text,
} from './templates.ts'

const template = templateOf('production')
const secretOf = (name: string) => `{{resolve:secretsmanager:${name}:SecretString:::}}`

interface Behavior {
  readonly PathPattern?: string
  readonly AllowedMethods?: readonly string[]
}

interface Distribution {
  readonly DefaultCacheBehavior: Behavior
  readonly CacheBehaviors: readonly Behavior[]
  readonly Origins: readonly {
    readonly Id: string
    readonly DomainName: unknown
    readonly CustomOriginConfig: object
    /** The origin of the API. The bucket of the pages has no secret header. */
    readonly OriginCustomHeaders?: readonly { HeaderName: string; HeaderValue: unknown }[]
  }[]
  readonly Aliases?: readonly string[]
  readonly ViewerCertificate?: object
  readonly Logging?: { Bucket: unknown }
  readonly [setting: string]: unknown
}

function distributionOf(of: Template): Distribution {
  const { DistributionConfig } = propertiesOf<{ DistributionConfig: Distribution }>(
    of,
    'AWS::CloudFront::Distribution',
  )
  return DistributionConfig
}

/** The names of the secrets that the edge sends and that functions accept. */
function secretsOf(of: Template) {
  const { Origins } = distributionOf(of)
  const told = new Set(
    Object.keys(functionsOf(of))
      .filter(checksEdge)
      .map(handler => text(environmentOf(of, handler).EDGE_SECRETS)),
  )
  const accepted = [...told].map(reference => {
    const secrets = resourcesOf(of, 'AWS::SecretsManager::Secret')
    const name = Object.keys(secrets).find(candidate => secretOf(candidate) === reference) ?? ''
    return { name, of: text(secrets[name]?.Properties.SecretString) }
  })
  return {
    sent: Origins.flatMap(({ OriginCustomHeaders: [header] = [] }) =>
      header === undefined ? [] : text(header.HeaderValue),
    ),
    accepted,
  }
}

describe('the distribution', () => {
  const distribution = distributionOf(template)
  const behaviors = [distribution.DefaultCacheBehavior, ...distribution.CacheBehaviors]

  test('forwards to the API over TLS 1.2, with the secret header', () => {
    for (const { DomainName, CustomOriginConfig, OriginCustomHeaders } of distribution.Origins) {
      expect(text(DomainName)).toBe('ApiHttpApi.execute-api.<Region>.<URLSuffix>')
      expect(CustomOriginConfig).toMatchObject({
        OriginProtocolPolicy: 'https-only',
        OriginSSLProtocols: ['TLSv1.2'],
      })
      expect(OriginCustomHeaders?.map(({ HeaderName }) => HeaderName)).toEqual([edgeHeader])
    }
  })

  test('accepts HTTPS only, caches nothing, and forwards every header but Host', () => {
    for (const behavior of behaviors) {
      expect(behavior).toMatchObject({
        ViewerProtocolPolicy: 'https-only',
        // The ids of AWS's policies CachingDisabled and AllViewerExceptHostHeader.
        CachePolicyId: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad',
        OriginRequestPolicyId: 'b689b0a8-53d0-40ab-baf2-68738e2966ac',
      })
    }
  })

  test('caches no error and forwards each unchanged', () => {
    const codes = [400, 403, 404, 405, 414, 416, 500, 501, 502, 503, 504]
    const asTheyAre = codes.map(ErrorCode => ({ ErrorCode, ErrorCachingMinTTL: 0 }))
    expect(distribution.CustomErrorResponses).toEqual(asTheyAre)
    // Also for the pages: a file that is requested before its publication would stay missing.
    const withPages = distributionOf(templateOf('everything'))
    expect(withPages.CustomErrorResponses).toEqual(asTheyAre)
  })

  test('accepts every method below /v1, and only reading methods elsewhere', () => {
    expect(behaviors.map(({ PathPattern }) => PathPattern)).toEqual([undefined, '/v1/*'])
    expect(distribution.CacheBehaviors[0]?.AllowedMethods).toEqual(
      expect.arrayContaining(['GET', 'POST', 'PUT', 'OPTIONS']),
    )
    expect(distribution.DefaultCacheBehavior.AllowedMethods ?? ['GET', 'HEAD']).toEqual(['GET', 'HEAD'])
  })

  test('speaks HTTP/2 and 3, over IPv4 and 6', () => {
    expect(distribution).toMatchObject({ HttpVersion: 'http2and3', IPV6Enabled: true, Enabled: true })
  })

  test('has the firewall of the stage’s other stack, which is deployed first', () => {
    expect(distribution.WebACLId).toEqual({
      'Fn::GetStackOutput': {
        StackName: 'realname-production-edge-eu-central-1',
        OutputName: 'WebAclArn',
        Region: 'us-east-1',
      },
    })
    const [main] = stacksOf('production')
    expect(main.dependencies).toEqual(['realname-production-edge-eu-central-1'])
  })

  test('adds the functions’ headers to answers that lack them', () => {
    const { ResponseHeadersPolicyConfig } = propertiesOf<{
      ResponseHeadersPolicyConfig: { SecurityHeadersConfig: object; CustomHeadersConfig: object }
    }>(template, 'AWS::CloudFront::ResponseHeadersPolicy')
    const Override = false
    expect(ResponseHeadersPolicyConfig.SecurityHeadersConfig).toEqual({
      StrictTransportSecurity: { AccessControlMaxAgeSec: 63_072_000, IncludeSubdomains: true, Override },
      ContentTypeOptions: { Override },
      ContentSecurityPolicy: { ContentSecurityPolicy: answerHeaders['content-security-policy'], Override },
      ReferrerPolicy: { ReferrerPolicy: answerHeaders['referrer-policy'], Override },
    })
    expect(ResponseHeadersPolicyConfig.CustomHeadersConfig).toEqual({
      Items: [{ Header: 'cache-control', Value: answerHeaders['cache-control'], Override }],
    })
    expect(Object.keys(answerHeaders)).toHaveLength(5)
    expect(answerHeaders['strict-transport-security']).toBe('max-age=63072000; includeSubDomains')
    for (const behavior of behaviors) {
      expect(text((behavior as { ResponseHeadersPolicyId: unknown }).ResponseHeadersPolicyId)).toBe(
        'EdgeAnswerHeaders',
      )
    }
  })

  test('is the address in the stack’s outputs', () => {
    const { ApiUrl } = template.Outputs
    expect(text(ApiUrl?.Value)).toBe('https://EdgeDistribution.DomainName')
  })
})

describe('the secret', () => {
  test('is set for the authorizer and the functions of routes without it, and for no other', () => {
    const told = Object.keys(functionsOf(template)).filter(
      handler => environmentOf(template, handler).EDGE_SECRETS !== undefined,
    )
    expect(told.sort()).toEqual(['api/health', 'api/open-session', 'api/openapi', 'identity/identify-caller'])
  })

  test('is checked by a new authorizer before functions stop to check it', () => {
    const [authorizer = ''] = Object.entries(template.Resources)
      .filter(([, { Properties }]) => String(Properties?.Description).endsWith(': identity/identify-caller'))
      .map(([id]) => id)
    for (const [handler, { DependsOn = [] }] of Object.entries(functionsOf(template))) {
      if (handler.startsWith('api/')) expect(DependsOn).toContain(authorizer)
    }
  })

  test('is generated by AWS, encrypted by the data key, and in no template', () => {
    expect(propertiesOf(template, 'AWS::SecretsManager::Secret', 'EdgeSecretsGeneration1')).toMatchObject({
      GenerateSecretString: { PasswordLength: 64, ExcludePunctuation: true },
    })
    for (const { Properties } of Object.values(resourcesOf(template, 'AWS::SecretsManager::Secret'))) {
      expect(text(Properties.KmsKeyId)).toBe('EncryptionDataKey')
    }
  })

  test.each([
    [1, 'production', ['EdgeSecretsGeneration1']],
    [2, 'everything', ['EdgeSecretsGeneration2', 'EdgeSecretsGeneration1']],
    [3, 'other settings', ['EdgeSecretsGeneration3', 'EdgeSecretsGeneration2']],
  ] as const)(
    'of generation %i is sent; functions accept it and the one before',
    (generation, variant, names) => {
      const { sent, accepted } = secretsOf(templateOf(variant))
      expect(new Set(sent)).toEqual(new Set([secretOf(names[0] ?? '')]))
      // The name changes with the generation, because CloudFormation looks up a value again only for a new
      // name.
      expect(accepted).toEqual([
        { name: `EdgeSecretsAccepted${generation}`, of: names.map(secretOf).join(',') },
      ])
    },
  )

  test('reaches the functions before the edge', () => {
    const { DependsOn = [] } = resourcesOf(template, 'AWS::CloudFront::Distribution').EdgeDistribution ?? {}
    const functions = Object.entries(template.Resources)
      .filter(([, { Type }]) => Type === 'AWS::Lambda::Function')
      .filter(([, { Properties }]) => String(Properties.Description).includes(': api/'))
      .map(([id]) => id)
    expect(functions).toHaveLength(
      Object.keys(functionsOf(template)).filter(of => of.startsWith('api/')).length,
    )
    expect(DependsOn).toEqual(expect.arrayContaining(functions))
  })

  test('leaves room for more functions: a template may look up sixty values', () => {
    const of = templateOf('everything')
    expect(JSON.stringify(of).match(/\{\{resolve:/g)?.length).toBeLessThanOrEqual(20)
  })
})

describe('with a name of the stage’s own', () => {
  const of = templateOf('everything')

  test('the distribution accepts it, over TLS 1.2 or later', () => {
    const { Aliases, ViewerCertificate } = distributionOf(of)
    expect(Aliases).toEqual(['id.example.com'])
    expect(ViewerCertificate).toMatchObject({
      MinimumProtocolVersion: 'TLSv1.2_2021',
      SslSupportMethod: 'sni-only',
    })
    const { ApiUrl } = of.Outputs
    expect(ApiUrl?.Value).toBe('https://id.example.com')
  })

  test('access logs are kept where the stage asks for them: for two weeks, in a closed bucket', () => {
    expect(distributionOf(template).Logging).toBeUndefined()
    expect(text(distributionOf(of).Logging?.Bucket)).toBe('EdgeAccessLogs.RegionalDomainName')
    expect(propertiesOf(of, 'AWS::S3::Bucket', 'EdgeAccessLogs')).toMatchObject({
      LifecycleConfiguration: { Rules: [{ ExpirationInDays: 14, Status: 'Enabled' }] },
      PublicAccessBlockConfiguration: { BlockPublicAcls: true, RestrictPublicBuckets: true },
    })
  })
})

describe('a stage without an edge', () => {
  const of = templateOf('local')

  test('is one stack without CloudFront and secrets, whose functions require no secret', () => {
    expect(stacksOf('local')).toHaveLength(1)
    for (const type of ['AWS::CloudFront::Distribution', 'AWS::SecretsManager::Secret']) {
      expect(resourcesOf(of, type)).toEqual({})
    }
    expect(environmentOf(of, 'api/health').EDGE_SECRETS).toBe('NONE')
  })

  test('has the gateway’s address as its output', () => {
    const { ApiUrl } = of.Outputs
    expect(text(ApiUrl?.Value)).toContain('ApiHttpApi')
  })
})
