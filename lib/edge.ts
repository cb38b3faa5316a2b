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
import { answerHeaders } from '../contract/answer-headers.ts'
import { edgeHeader } from '../contract/edge-header.ts'
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
  /** Without them, every path is the API's. */
  readonly pages: Pages | undefined
}

/** The output of the main stack that names the distribution. */
export const distributionOutput = 'DistributionId'

/**
 * CloudFront would keep these answers for ten seconds, whatever they say of themselves, and give them to others by the path
 * alone. They go on as they are: for none of them is another page or status named.
 */
const cacheableErrors = [400, 403, 404, 405, 414, 416, 500, 501, 502, 503, 504]

const accessLogDays = 14

/** What the world calls: CloudFront, with the firewall of the stage, in front of the API. */
export class Edge extends Construct {
  /** Where clients find the API. */
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
      // The gateway knows itself by its own Host header only.
      originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
      responseHeadersPolicy: this.answerHeaders(),
    }
    const { domainName, certificateArn } = edge
    this.distribution = new Distribution(this, 'Distribution', {
      comment: Stack.of(this).stackName,
      // Without pages: the gateway's 404.
      defaultBehavior: pages?.behavior ?? gateway,
      additionalBehaviors: { '/v1/*': { ...gateway, allowedMethods: AllowedMethods.ALLOW_ALL } },
      errorResponses: cacheableErrors.map(httpStatus => ({ httpStatus, ttl: Duration.seconds(0) })),
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
    // A new secret is taken everywhere before it is sent.
    for (const fn of api.functions) this.distribution.node.addDependency(fn.lambda)
    this.url = `https://${domainName ?? this.distribution.distributionDomainName}`
  }

  /** For answers that the gateway makes itself, as 401, 404 and 429; what functions set stays. */
  private answerHeaders(): ResponseHeadersPolicy {
    const override = false
    const seconds = Number(/max-age=(\d+)/.exec(answerHeaders['strict-transport-security'])?.[1])
    return new ResponseHeadersPolicy(this, 'AnswerHeaders', {
      responseHeadersPolicyName: globalName(this, 'answers'),
      comment: `${Stack.of(this).stackName}: as the functions of the API have them`,
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

  /** CloudFront's delivery of these logs still asks for a bucket with ACLs, and not for a key of ours. */
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
    // The CDK's own types are not strict about what is undefined.
    return bucket as IBucket
  }
}
