import { describe, expect, test } from '@jest/globals'
import { propertiesOf, refusalOf, resourcesOf, stacksOf, templateOf } from './templates.ts'

const template = templateOf('China')
const written = JSON.stringify(template)

describe('a stage in China', () => {
  test('names no resource of another partition', () => {
    expect(written.match(/arn:aws:[^"]*/g) ?? []).toEqual([])
  })

  test('gives its partition to every state machine', () => {
    const machines = Object.values(resourcesOf(template, 'AWS::StepFunctions::StateMachine'))
    expect(machines).toHaveLength(3)
    for (const { Properties } of machines) {
      expect(Properties.DefinitionSubstitutions).toMatchObject({ Partition: { Ref: 'AWS::Partition' } })
    }
  })

  test('names services by its own suffix, and principals as they are named everywhere', () => {
    const hosts = new Set(written.match(/[\w.-]*amazon(aws|cognito)\.com[\w.]*/g))
    const principals = [
      'apigateway',
      'states',
      'lambda',
      'cloudwatch',
      'cloudtrail',
      'events',
      'delivery.logs',
    ]
    const scanner = 'malware-protection-plan.guardduty'
    const known = [...principals, scanner].map(name => `${name}.amazonaws.com`)
    expect([...hosts].filter(host => !known.includes(host))).toEqual([])
    const through = [...written.matchAll(/"kms:ViaService":(\{.*?\]\]\})/g)].map(([, value]) => value)
    expect(through.length).toBeGreaterThan(0)
    for (const value of new Set(through)) expect(value).toContain('AWS::URLSuffix')
  })

  test('has one stack', () => {
    expect(stacksOf('China')).toHaveLength(1)
    expect(propertiesOf(template, 'AWS::ApiGatewayV2::Api')).toBeDefined()
  })

  test.each([
    ['edge', 'China with an edge'],
    ['oidc', 'China without an issuer'],
  ] as const)('is refused with an instruction for its %s', (setting, variant) => {
    expect(refusalOf(variant)).toMatch(new RegExp(`cn-northwest-1.*${setting}`))
  })
})
