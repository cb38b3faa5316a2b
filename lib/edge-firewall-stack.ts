import { ArnFormat, CfnOutput, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib'
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import { CfnLoggingConfiguration, CfnWebACL } from 'aws-cdk-lib/aws-wafv2'
import type { Construct } from 'constructs'
import type { Problem } from '../contract/problem.ts'
import type { EdgeSettings, Stage } from './stage.ts'

/** CloudFront uses web ACLs and certificates of this region only. */
export const firewallRegion = 'us-east-1'

export const webAclOutput = 'WebAclArn'

/** Firewalls of stages in several regions are in one region, so the name has the region of the stage. */
export function firewallStackName(stage: Stage, region: string): string {
  return `realname-${stage.name}-edge-${region}`
}

interface EdgeFirewallStackProps extends StackProps {
  readonly edge: EdgeSettings
}

/** AWS managed rule groups. The rules in `counted` only count requests and block none. */
const managedGroups: readonly { name: string; counted?: readonly string[] }[] = [
  { name: 'AWSManagedRulesAmazonIpReputationList' },
  {
    name: 'AWSManagedRulesCommonRuleSet',
    // The first blocks bodies above 8 KB; bodies of this API have up to 16 KB, and functions refuse larger ones. The second
    // blocks clients without a User-Agent header.
    counted: ['SizeRestrictions_BODY', 'NoUserAgent_HEADER'],
  },
  { name: 'AWSManagedRulesKnownBadInputsRuleSet' },
]

const tooManyRequests: Problem = {
  type: 'about:blank',
  title: 'Too many requests',
  status: 429,
  code: 'TOO_MANY_REQUESTS',
  detail: 'Too many requests came from this network.',
}

/** Parts of a request that the firewall replaces in logs and samples. */
const protectedFields: readonly CfnWebACL.FieldToProtectProperty[] = [
  { fieldType: 'SINGLE_HEADER', fieldKeys: ['authorization'] },
  { fieldType: 'SINGLE_COOKIE' },
  { fieldType: 'QUERY_STRING' },
  { fieldType: 'SINGLE_QUERY_ARGUMENT' },
  { fieldType: 'BODY' },
]

/** The firewall of a stage's edge. */
export class EdgeFirewallStack extends Stack {
  constructor(scope: Construct, id: string, { edge, ...props }: EdgeFirewallStackProps) {
    super(scope, id, props)
    const webAcl = new CfnWebACL(this, 'WebAcl', {
      scope: 'CLOUDFRONT',
      defaultAction: { allow: {} },
      visibilityConfig: measured('WebAcl'),
      customResponseBodies: {
        [tooManyRequests.code]: {
          contentType: 'APPLICATION_JSON',
          content: JSON.stringify(tooManyRequests),
        },
      },
      dataProtectionConfig: {
        dataProtections: protectedFields.map(field => ({
          field,
          action: 'SUBSTITUTION',
          excludeRuleMatchDetails: false,
          excludeRateBasedDetails: false,
        })),
      },
      rules: [
        rateByAddress(edge.requestsPerFiveMinutes),
        ...managedGroups.map(({ name, counted }, index) => ({
          name,
          priority: index + 1,
          overrideAction: { none: {} },
          statement: {
            managedRuleGroupStatement: {
              vendorName: 'AWS',
              name,
              // WAF refuses an empty list.
              ...(counted === undefined
                ? {}
                : { ruleActionOverrides: counted.map(rule => ({ name: rule, actionToUse: { count: {} } })) }),
            },
          },
          visibilityConfig: measured(name),
        })),
      ],
    })
    this.logBlocked(webAcl)
    new CfnOutput(this, webAclOutput, { value: webAcl.attrArn })
  }

  /** Logs blocked requests for a week. The log has IP addresses. */
  private logBlocked(webAcl: CfnWebACL): void {
    // WAF delivers only to log groups whose names have this prefix.
    const logGroupName = `aws-waf-logs-${this.stackName}`
    const logGroup = new LogGroup(this, 'BlockedRequests', {
      logGroupName,
      retention: RetentionDays.ONE_WEEK,
      removalPolicy: RemovalPolicy.DESTROY,
    })
    const logging = new CfnLoggingConfiguration(this, 'Logging', {
      resourceArn: webAcl.attrArn,
      logDestinationConfigs: [
        this.formatArn({
          service: 'logs',
          resource: 'log-group',
          resourceName: logGroupName,
          arnFormat: ArnFormat.COLON_RESOURCE_NAME,
        }),
      ],
      redactedFields: [{ singleHeader: { Name: 'authorization' } }, { queryString: {} }],
      loggingFilter: {
        DefaultBehavior: 'DROP',
        Filters: [
          {
            Behavior: 'KEEP',
            Requirement: 'MEETS_ANY',
            Conditions: [{ ActionCondition: { Action: 'BLOCK' } }],
          },
        ],
      },
    })
    logging.node.addDependency(logGroup)
  }
}

function rateByAddress(limit: number): CfnWebACL.RuleProperty {
  return {
    name: 'RateByAddress',
    priority: 0,
    statement: { rateBasedStatement: { aggregateKeyType: 'IP', evaluationWindowSec: 300, limit } },
    action: {
      block: {
        customResponse: {
          responseCode: tooManyRequests.status,
          customResponseBodyKey: tooManyRequests.code,
          responseHeaders: [{ name: 'retry-after', value: '300' }],
        },
      },
    },
    visibilityConfig: measured('RateByAddress'),
  }
}

/** Metrics without samples: samples would show requests. */
function measured(metricName: string): CfnWebACL.VisibilityConfigProperty {
  return { metricName, cloudWatchMetricsEnabled: true, sampledRequestsEnabled: false }
}
