import { describe, expect, test } from '@jest/globals'
import { Template } from 'aws-cdk-lib/assertions'
import { everything } from '../../local/template-check/everything.ts'
import { propertiesOf, resourcesOf, stacksOf } from './templates.ts'

const oidc = { issuer: 'https://id.example.com', audience: ['realname'] }
const {
  edge: _edge,
  machineReviewer: _reviewer,
  machineBackend: _backend,
  domainPrefix: _prefix,
  userPoolMail: _mail,
  ...rest
} = everything

/** With whatever a stage may switch on in China. */
const china = { ...rest, edge: false, oidc }

const template = Template.fromStack(stacksOf('production', china, 'cn-north-1').main)
const written = JSON.stringify(template.toJSON())

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
    expect(stacksOf('production', china, 'cn-north-1').all).toHaveLength(1)
    expect(propertiesOf(template, 'AWS::ApiGatewayV2::Api')).toBeDefined()
  })

  test.each([
    ['edge', { ...china, edge: {} }],
    ['oidc', { ...china, oidc: undefined }],
  ])('is refused, by a sentence that says what to set, for its %s', (setting, settings) => {
    expect(() => stacksOf('production', settings, 'cn-northwest-1')).toThrow(
      new RegExp(`cn-northwest-1.*${setting}`),
    )
  })
})
