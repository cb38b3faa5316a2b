import { Duration, Fn, Stack } from 'aws-cdk-lib'
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager'
import {
  AllowedMethods,
  type BehaviorOptions,
  CachePolicy,
  Distribution,
  HeadersReferrerPolicy,
  HttpVersion,
  OriginProtocolPolicy,
  OriginRequestPolicy,
  OriginSslPolicy,
  ResponseHeadersPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront'
import { HttpOrigin } from 'aws-cdk-lib/aws-cloudfront-origins'
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type IBucket,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3'
import { Construct } from 'constructs'
import { answerHeaders, edgeHeader } from '../contract/headers.ts'
import type { Api } from './api.ts'
import { firewallRegion, webAclOutput } from './edge-firewall-stack.ts'
import type { EdgeSecrets } from './edge-secrets.ts'
import { globalName } from './global-name.ts'
import type { Pages } from './pages.ts'
import { keptAlways } from './removal-policy.ts'
import type { EdgeSettings, Stage } from './stage.ts'

interface EdgeProps {
  readonly stage: Stage
  readonly edge: EdgeSettings
  readonly firewallName: string
  readonly api: Api
  readonly secrets: EdgeSecrets
  /** Default: the API serves every path. */
  readonly pages: Pages | undefined
}

/** The output of the main stack that names the distribution. */
export const distributionOutput = 'DistributionId'

/** By default CloudFront caches these error responses for ten seconds by path, whatever their cache-control header says. */
const cachedErrorStatuses = [400, 403, 404, 405, 414, 416, 500, 501, 502, 503, 504]

const accessLogDays = 14

/** The public address: CloudFront with the stage's firewall, in front of the API and the pages. */
export class Edge extends Construct {
  /** The address of the API for clients. */
  readonly url: string
  readonly distribution: Distribution

  constructor(scope: Construct, id: string, { stage, edge, firewallName, api, secrets, pages }: EdgeProps) {
    super(scope, id)
    const { region, urlSuffix } = Stack.of(this)
    const gateway: BehaviorOptions = {
      origin: new HttpOrigin(`${api.httpApi.apiId}.execute-api.${region}.${urlSuffix}`, {
        protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY,
        originSslProtocols: [OriginSslPolicy.TLS_V1_2],
        customHeaders: { [edgeHeader]: secrets.sent },
      }),
      viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
      cachePolicy: CachePolicy.CACHING_DISABLED,
      // The gateway needs its own host name in the Host header.
      originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
      responseHeadersPolicy: this.answerHeaders(),
    }
    const { domainName, certificateArn } = edge
    this.distribution = new Distribution(this, 'Distribution', {
      comment: Stack.of(this).stackName,
      // Without pages, other paths get the gateway's 404.
      defaultBehavior: pages?.behavior ?? gateway,
      additionalBehaviors: { '/v1/*': { ...gateway, allowedMethods: AllowedMethods.ALLOW_ALL } },
      errorResponses: cachedErrorStatuses.map(httpStatus => ({ httpStatus, ttl: Duration.seconds(0) })),
      httpVersion: HttpVersion.HTTP2_AND_3,
      enableIpv6: true,
      webAclId: Fn.getStackOutput(firewallName, webAclOutput, firewallRegion),
      ...(domainName === undefined || certificateArn === undefined
        ? {}
        : {
            domainNames: [domainName],
            certificate: Certificate.fromCertificateArn(this, 'Certificate', certificateArn),
            minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
          }),
      ...(edge.accessLogs ? { logBucket: this.accessLogs(stage) } : {}),
    })
    // Every function accepts a new secret before CloudFront sends it.
    for (const fn of api.functions) this.distribution.node.addDependency(fn.lambda)
    this.url = `https://${domainName ?? this.distribution.distributionDomainName}`
  }

  /** Headers for the gateway's own answers, such as 404 and 429. Headers that functions set stay. */
  private answerHeaders(): ResponseHeadersPolicy {
    const override = false
    const seconds = Number(/max-age=(\d+)/.exec(answerHeaders['strict-transport-security'])?.[1])
    return new ResponseHeadersPolicy(this, 'AnswerHeaders', {
      responseHeadersPolicyName: globalName(this, 'answers'),
      comment: `${Stack.of(this).stackName}: headers of API answers`,
      securityHeadersBehavior: {
        strictTransportSecurity: {
          accessControlMaxAge: Duration.seconds(seconds),
          includeSubdomains: true,
          override,
        },
        contentTypeOptions: { override },
        contentSecurityPolicy: {
          contentSecurityPolicy: answerHeaders['content-security-policy'],
          override,
        },
        referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override },
      },
      customHeadersBehavior: {
        customHeaders: [{ header: 'cache-control', value: answerHeaders['cache-control'], override }],
      },
    })
  }

  /** CloudFront delivers these logs only to a bucket with ACLs. */
  private accessLogs(stage: Stage): IBucket {
    const bucket = new Bucket(this, 'AccessLogs', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_PREFERRED,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      lifecycleRules: [{ expiration: Duration.days(accessLogDays) }],
      removalPolicy: keptAlways(stage),
    })
    // `Bucket` does not satisfy `IBucket` under exactOptionalPropertyTypes.
    return bucket as IBucket
  }
}
