import { describe, expect, test } from '@jest/globals'
import { stacksOf } from './templates.ts'
import type { VariantName } from './variants.ts'

/** The properties with names that must be unique in an account or in AWS, by types of resources. */
const globalNames: Record<string, readonly string[]> = {
  'AWS::CloudFront::Function': ['Name'],
  'AWS::CloudFront::ResponseHeadersPolicy': ['ResponseHeadersPolicyConfig', 'Name'],
  'AWS::CloudFront::OriginAccessControl': ['OriginAccessControlConfig', 'Name'],
  'AWS::CloudFront::CachePolicy': ['CachePolicyConfig', 'Name'],
  'AWS::CloudFront::OriginRequestPolicy': ['OriginRequestPolicyConfig', 'Name'],
  'AWS::IAM::Role': ['RoleName'],
  'AWS::IAM::ManagedPolicy': ['ManagedPolicyName'],
  'AWS::S3::Bucket': ['BucketName'],
}

/** Types that CloudFormation names uniquely, unless the stack sets a name. */
const namedByAws = ['AWS::IAM::Role', 'AWS::IAM::ManagedPolicy', 'AWS::S3::Bucket']

interface Synthesized {
  readonly Resources: Record<string, { readonly Type: string; readonly Properties?: Record<string, unknown> }>
  readonly Outputs: Record<string, { readonly Export?: object }>
}

function stageIn(region: string, variant: VariantName) {
  const stacks = stacksOf(variant)
  const [main, firewall, alarms] = stacks.map(({ template }) => {
    const json = JSON.stringify(template)
    // A main stack is synthesized without a region; the deployment fills it in.
    return JSON.parse(json.replaceAll('{"Ref":"AWS::Region"}', `"${region}"`)) as Synthesized
  })
  if (main === undefined || firewall === undefined || alarms === undefined) {
    throw new Error('A stage without its three stacks')
  }
  return { main, firewall, alarms, stackNames: stacks.map(({ name }) => name) }
}

function globalNamesOf({ main, firewall, alarms }: ReturnType<typeof stageIn>): string[] {
  return [main, firewall, alarms].flatMap(({ Resources }) =>
    Object.values(Resources).flatMap(({ Type, Properties }) => {
      const path = globalNames[Type]
      if (path === undefined) return []
      const name = path.reduce<unknown>((of, key) => (of as Record<string, unknown>)[key], Properties)
      return name === undefined && namedByAws.includes(Type) ? [] : `${Type} ${JSON.stringify(name)}`
    }),
  )
}

describe('one stage in two regions of an account', () => {
  const first = stageIn('eu-central-1', 'everything')
  const second = stageIn('ap-southeast-1', 'everything in another region')

  test('shares no name that must be unique in an account', () => {
    const names = globalNamesOf(first)
    expect(names.length).toBeGreaterThanOrEqual(4)
    expect(new Set(names).size).toBe(names.length)
    const others = globalNamesOf(second)
    expect(names.filter(name => others.includes(name))).toEqual([])
  })

  test('has firewalls of different names, and nothing named alike in their common region', () => {
    expect(first.stackNames).toEqual([
      'realname-production',
      'realname-production-edge-eu-central-1',
      'realname-production-edge-alarms-eu-central-1',
      'realname-production-copies-eu-central-1',
    ])
    expect(second.stackNames).toEqual([
      'realname-production',
      'realname-production-edge-ap-southeast-1',
      'realname-production-edge-alarms-ap-southeast-1',
      'realname-production-copies-ap-southeast-1',
    ])
    const named = Object.values({ ...first.firewall.Resources, ...first.alarms.Resources }).flatMap(
      ({ Properties }) =>
        Object.entries(Properties ?? {}).flatMap(([property, name]) =>
          /(?<!Metric)Name$/.test(property) ? name : [],
        ),
    )
    expect(named).toEqual(['aws-waf-logs-realname-production-edge-eu-central-1'])
  })

  test('exports nothing, whose names would be taken', () => {
    const outputs = [first.main, first.firewall, first.alarms].flatMap(({ Outputs }) =>
      Object.values(Outputs),
    )
    expect(outputs.filter(({ Export }) => Export !== undefined)).toEqual([])
  })
})
