import { describe, expect, test } from '@jest/globals'
import { propertiesOf, stacksOf } from './templates.ts'
import type { VariantName } from './variants.ts'

function firewallOf(variant: VariantName) {
  const [, stack] = stacksOf(variant)
  if (stack === undefined) throw new Error('No stack of the firewall')
  return stack
}

interface Rule {
  readonly Name: string
  readonly Statement: {
    readonly RateBasedStatement?: { readonly Limit: number }
    readonly ManagedRuleGroupStatement?: { readonly RuleActionOverrides?: { Name: string }[] }
  }
  readonly Action?: { Block: { CustomResponse: object } }
}

describe('the firewall', () => {
  const { environment, template: firewall } = firewallOf('production')
  const webAcl = propertiesOf<{ Rules: Rule[] }>(firewall, 'AWS::WAFv2::WebACL')

  test('is in CloudFront’s region, for any region of the stage', () => {
    expect(environment).toBe('aws://unknown-account/us-east-1')
    expect(webAcl).toMatchObject({ Scope: 'CLOUDFRONT', DefaultAction: { Allow: {} } })
  })

  test('has a rate by address, and AWS’s rules for bad addresses, common attacks and known bad inputs', () => {
    expect(webAcl.Rules.map(({ Name }) => Name)).toEqual([
      'RateByAddress',
      'AWSManagedRulesAmazonIpReputationList',
      'AWSManagedRulesCommonRuleSet',
      'AWSManagedRulesKnownBadInputsRuleSet',
    ])
  })

  test('allows requests that the API allows: bodies up to 16 KB, clients without a user agent', () => {
    const counted = webAcl.Rules.flatMap(
      ({ Statement }) => Statement.ManagedRuleGroupStatement?.RuleActionOverrides ?? [],
    )
    const groups = webAcl.Rules.map(({ Statement }) => Statement.ManagedRuleGroupStatement)
    expect(groups.map(group => group && 'RuleActionOverrides' in group)).toEqual([
      undefined,
      false,
      true,
      false,
    ])
    expect(counted).toEqual([
      { Name: 'SizeRestrictions_BODY', ActionToUse: { Count: {} } },
      { Name: 'NoUserAgent_HEADER', ActionToUse: { Count: {} } },
    ])
  })

  test('answers too many requests as the API does', () => {
    const [rate] = webAcl.Rules
    expect(rate?.Statement.RateBasedStatement).toEqual({
      AggregateKeyType: 'IP',
      EvaluationWindowSec: 300,
      Limit: 10_000,
    })
    expect(rate?.Action?.Block.CustomResponse).toEqual({
      ResponseCode: 429,
      CustomResponseBodyKey: 'TOO_MANY_REQUESTS',
      ResponseHeaders: [{ Name: 'retry-after', Value: '300' }],
    })
    const { template: slower } = firewallOf('other settings')
    const [other] = propertiesOf<{ Rules: Rule[] }>(slower, 'AWS::WAFv2::WebACL').Rules
    expect(other?.Statement.RateBasedStatement?.Limit).toBe(50)
  })

  test('logs blocked requests alone, for a week, without token, query and body, and samples none', () => {
    expect(propertiesOf(firewall, 'AWS::Logs::LogGroup')).toMatchObject({
      LogGroupName: 'aws-waf-logs-realname-production-edge-eu-central-1',
      RetentionInDays: 7,
    })
    expect(propertiesOf(firewall, 'AWS::WAFv2::LoggingConfiguration')).toMatchObject({
      RedactedFields: [{ SingleHeader: { Name: 'authorization' } }, { QueryString: {} }],
      LoggingFilter: {
        DefaultBehavior: 'DROP',
        Filters: [{ Behavior: 'KEEP', Conditions: [{ ActionCondition: { Action: 'BLOCK' } }] }],
      },
    })
    const { DataProtectionConfig } = webAcl as unknown as {
      DataProtectionConfig: { DataProtections: { Action: string; Field: { FieldType: string } }[] }
    }
    expect(
      DataProtectionConfig.DataProtections.map(({ Action, Field }) => [Field.FieldType, Action]),
    ).toEqual(
      ['SINGLE_HEADER', 'SINGLE_COOKIE', 'QUERY_STRING', 'SINGLE_QUERY_ARGUMENT', 'BODY'].map(field => [
        field,
        'SUBSTITUTION',
      ]),
    )
    const measures = JSON.stringify(webAcl).match(/"SampledRequestsEnabled":\w+/g)
    expect(measures).toEqual(Array(5).fill('"SampledRequestsEnabled":false'))
  })
})
