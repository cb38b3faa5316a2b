import { describe, expect, test } from '@jest/globals'
import type { Operation } from '../../contract/operations/operation.ts'
import { operations } from '../../contract/operations.ts'
import {
  environmentOf,
  functionsOf,
  propertiesOf,
  resourcesOf,
  sharesLog,
  stacksOf,
  stageNames,
  templateOf,
  text,
} from './templates.ts'

const template = templateOf('production')

const routes = Object.values(resourcesOf(template, 'AWS::ApiGatewayV2::Route')).map(({ Properties }) => ({
  key: String(Properties.RouteKey),
  authorization: String(Properties.AuthorizationType),
  authorizer: Properties.AuthorizerId,
  integration: text(Properties.Target).replace('integrations/', ''),
}))

/** A stage that is not in test mode does not have the routes that simulate. */
const expected = Object.values<Operation>(operations).filter(({ testModeOnly }) => testModeOnly !== true)

describe('routes', () => {
  test('are exactly those of the contract', () => {
    expect(routes.map(({ key }) => key).sort()).toEqual(
      expected.map(({ method, path }) => `${method} ${path}`).sort(),
    )
  })

  test('that simulate exist in test mode only', () => {
    const keysOf = (stage: 'local' | 'production') =>
      Object.values(resourcesOf(templateOf(stage), 'AWS::ApiGatewayV2::Route'))
        .map(({ Properties }) => String(Properties.RouteKey))
        .filter(key => key.includes('/v1/test/'))
    const all = Object.values<Operation>(operations).filter(({ testModeOnly }) => testModeOnly === true)
    expect(keysOf('local').sort()).toEqual(all.map(({ method, path }) => `${method} ${path}`).sort())
    expect(keysOf('production')).toEqual([])
  })

  test('all ask for a token, but for health, the OpenAPI document and the exchange of a session’s token', () => {
    const open = routes.filter(({ authorization }) => authorization === 'NONE').map(({ key }) => key)
    expect(open.sort()).toEqual(['GET /v1/health', 'GET /v1/openapi.json', 'POST /v1/session-tokens'])
    const closed = routes.filter(({ authorization }) => authorization !== 'NONE')
    expect(closed).toHaveLength(expected.length - 3)
    for (const { authorization, authorizer } of closed) {
      expect(authorization).toBe('CUSTOM')
      expect(text(authorizer)).toMatch(/^ApiHttpApiAuthorizer/)
    }
  })

  test('one function identifies the caller of each request, without a result that the gateway keeps', () => {
    const { AuthorizerUri, ...authorizer } = propertiesOf<Record<string, unknown>>(
      template,
      'AWS::ApiGatewayV2::Authorizer',
    )
    expect(authorizer).toMatchObject({
      AuthorizerType: 'REQUEST',
      AuthorizerPayloadFormatVersion: '2.0',
      EnableSimpleResponses: true,
      AuthorizerResultTtlInSeconds: 0,
    })
    // The gateway itself would answer a request without a token, without a problem document.
    expect(authorizer.IdentitySource ?? []).toEqual([])
    expect(text(AuthorizerUri)).toContain('ApiIdentifyCallerFunction')
  })

  test('the token must come from our user pool, for one of its clients', () => {
    const rules = text(environmentOf(template, 'identity/identify-caller').TOKEN_RULES)
    expect(rules).toContain('"issuer":"https://cognito-idp.<Region>.<URLSuffix>/IdentityUserPool"')
    expect(rules).toContain('"audience":["IdentityUserPoolClient","IdentityUserPoolCommandLine"]')
    const others = Object.keys(functionsOf(template)).filter(name => name !== 'identity/identify-caller')
    for (const name of others) expect(environmentOf(template, name)).not.toHaveProperty('TOKEN_RULES')
  })

  test('have less time in their functions than at the gateway; erasing routes have the most', () => {
    const timeouts = Object.entries(functionsOf(template))
      .filter(([handler]) => handler.startsWith('api/'))
      .map(([handler, { Properties }]) => [handler, Properties.Timeout] as const)
    expect(timeouts.filter(([, seconds]) => Number(seconds) >= 30)).toEqual([])
    expect(timeouts.filter(([, seconds]) => seconds === 29).map(([handler]) => handler)).toEqual([
      'api/withdraw-consent',
      'api/erase-account',
    ])
  })

  test('each calls the handler of its own operation', () => {
    const integrations = resourcesOf(template, 'AWS::ApiGatewayV2::Integration')
    const handlers = Object.fromEntries(
      Object.entries(functionsOf(template)).map(([handler, { Properties }]) => [
        text(Properties.Role).replace(/Role$/, 'Function'),
        handler,
      ]),
    )
    const called = routes.map(({ key, integration }) => [
      key,
      handlers[text(integrations[integration]?.Properties.IntegrationUri)],
    ])
    const kebab = (name: string) => name.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)
    expect(Object.fromEntries(called)).toEqual(
      Object.fromEntries(
        Object.entries<Operation>(operations)
          .filter(([, operation]) => expected.includes(operation))
          .map(([name, { method, path }]) => [`${method} ${path}`, `api/${kebab(name)}`]),
      ),
    )
    expect(new Set(called.map(([, handler]) => handler)).size).toBe(expected.length)
  })

  test('the gateway calls their functions by one role', () => {
    const integrations = Object.values(resourcesOf(template, 'AWS::ApiGatewayV2::Integration'))
    expect(integrations.map(({ Properties }) => text(Properties.CredentialsArn))).toEqual(
      expected.map(() => 'ApiGatewayRole'),
    )
  })

  test('the policy of the gateway’s role stays below the limit of IAM', () => {
    const functions = expected.length
    // A function's name has 64 characters at most, and its ARN 62 more in the region with the longest name.
    expect(functions * (64 + 62)).toBeLessThan(10_240)
  })

  test('only the authorizer of the API has a permission to call its function', () => {
    const permissions = Object.values(resourcesOf(template, 'AWS::Lambda::Permission'))
      .map(({ Properties }) => Properties)
      .filter(({ Principal }) => String(Principal) === 'apigateway.amazonaws.com')
    const api = 'arn:<Partition>:execute-api:<Region>:<AccountId>:ApiHttpApi'
    expect(permissions.map(({ SourceArn }) => text(SourceArn))).toEqual([
      `${api}/authorizers/ApiHttpApiAuthorizer`,
    ])
  })
})

test('a stage with all options leaves room below the 500 resources of a stack, of which a route takes four', () => {
  expect(stacksOf('everything')[0].resources).toBeLessThanOrEqual(480)
})

describe('the stage', () => {
  const stage = propertiesOf<{ AccessLogSettings: { Format: string } }>(template, 'AWS::ApiGatewayV2::Stage')

  test('limits the rate of requests', () => {
    expect(stage).toMatchObject({
      DefaultRouteSettings: { ThrottlingRateLimit: 200, ThrottlingBurstLimit: 400 },
    })
  })

  test('logs ids of callers and routes, and no data of requests', () => {
    expect(
      Object.values(JSON.parse(stage.AccessLogSettings.Format) as Record<string, string>).sort(),
    ).toEqual([
      '$context.error.responseType',
      '$context.requestId',
      '$context.requestTime',
      '$context.responseLatency',
      '$context.routeKey',
      '$context.status',
    ])
  })
})

describe('other origins', () => {
  test('are not allowed by default', () => {
    for (const { Properties } of Object.values(resourcesOf(template, 'AWS::ApiGatewayV2::Api'))) {
      expect(Properties).not.toHaveProperty('CorsConfiguration')
    }
  })

  test('that the stage names may call the API and upload into the inbox, and no others', () => {
    const open = templateOf('everything')
    expect(propertiesOf(open, 'AWS::ApiGatewayV2::Api')).toMatchObject({
      CorsConfiguration: {
        AllowOrigins: ['https://id.example.com'],
        AllowHeaders: ['authorization', 'content-type', 'idempotency-key'],
        AllowMethods: ['GET', 'POST', 'PUT', 'DELETE'],
      },
    })
    const { CorsConfiguration } = propertiesOf(open, 'AWS::S3::Bucket', 'DocumentsInbox')
    expect(CorsConfiguration).toEqual({
      CorsRules: [
        {
          AllowedOrigins: ['https://id.example.com'],
          AllowedMethods: ['PUT'],
          AllowedHeaders: ['content-type', 'if-none-match', 'x-amz-checksum-sha256'],
        },
      ],
    })
  })
})

describe.each(stageNames)('in the %s stage', stage => {
  test('every function runs on Node 24, writes JSON, and is an arm64 one, or the host’s', () => {
    const host = process.arch === 'arm64' ? 'arm64' : 'x86_64'
    for (const { Properties } of Object.values(functionsOf(templateOf(stage)))) {
      expect(Properties).toMatchObject({
        Runtime: 'nodejs24.x',
        Architectures: [stage === 'local' ? host : 'arm64'],
        LoggingConfig: { LogFormat: 'JSON' },
      })
    }
  })

  test('the functions of the API share a log, and every other function has its own', () => {
    const ofApi = new Set<string>()
    const others: string[] = []
    for (const [name, { Properties }] of Object.entries(functionsOf(templateOf(stage)))) {
      const log = text((Properties.LoggingConfig as { LogGroup: unknown }).LogGroup)
      if (sharesLog(name)) ofApi.add(log)
      else others.push(log)
    }
    expect([...ofApi]).toEqual(['ApiFunctionsLog'])
    expect(new Set([...ofApi, ...others]).size).toBe(1 + others.length)
  })

  test('no log is kept for ever', () => {
    const groups = Object.values(resourcesOf(templateOf(stage), 'AWS::Logs::LogGroup'))
    const besideApi = Object.keys(functionsOf(templateOf(stage))).filter(name => !sharesLog(name))
    // One for the functions of the API, one for each other function and each state machine, and the access log.
    expect(groups).toHaveLength(1 + besideApi.length + 4)
    for (const { Properties } of groups) expect(Properties).toMatchObject({ RetentionInDays: 90 })
  })
})

describe('the parts of the API', () => {
  const types = ['Authorizer', 'Integration', 'Route', 'Stage'].map(type => `AWS::ApiGatewayV2::${type}`)
  const { Resources } = template
  const parts = Object.entries(Resources).filter(([, { Type }]) => types.includes(Type))
  /** The resources that CloudFormation must create first, by `DependsOn` or a reference. */
  const before = ([, part]: (typeof parts)[number]): string[] =>
    parts.map(([id]) => id).filter(id => JSON.stringify(part).includes(`"${id}"`))

  test('are created one after the other', () => {
    const waited = new Map(parts.map(part => [part[0], before(part)]))
    const order: string[] = []
    while (order.length < parts.length) {
      const ready = [...waited].filter(
        ([id, ids]) => !order.includes(id) && ids.every(each => order.includes(each)),
      )
      expect(ready).toHaveLength(1)
      order.push(...ready.map(([id]) => id))
    }
    expect(order).toHaveLength(2 * expected.length + 2)
    expect(Resources[order[0] ?? '']?.Type).toBe('AWS::ApiGatewayV2::Authorizer')
    expect(Resources[order.at(-1) ?? '']?.Type).toBe('AWS::ApiGatewayV2::Stage')
  })

  test('exist before the stage', () => {
    const [stage] = parts.filter(([, { Type }]) => Type === 'AWS::ApiGatewayV2::Stage')
    const routeIds = parts.filter(([, { Type }]) => Type === 'AWS::ApiGatewayV2::Route').map(([id]) => id)
    expect(stage?.[1].DependsOn).toEqual(expect.arrayContaining(routeIds))
  })
})
