import { Duration, Stack } from 'aws-cdk-lib'
import {
  type BehaviorOptions,
  CachePolicy,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HeadersFrameOption,
  HeadersReferrerPolicy,
  Function as RequestFunction,
  ResponseHeadersPolicy,
  S3OriginAccessControl,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront'
import { S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins'
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type IBucket,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3'
import { Construct } from 'constructs'
import { pageHeaders } from '../contract/headers.ts'
import { type PageConfig, stageRulesOf } from '../contract/page-config.ts'
import { transportSecurityDays } from '../domain/policy.ts'
import type { DocumentStorage } from './document-storage.ts'
import { globalName } from './global-name.ts'
import { keptOnceCreated } from './removal-policy.ts'
import type { Stage } from './stage.ts'

/** How people sign in on the pages, and where the pages send requests for it. */
export interface PageSignIn {
  readonly config: PageConfig['signIn']
  readonly origins: readonly string[]
}

interface PagesProps {
  readonly stage: Stage
  readonly documents: DocumentStorage
  readonly signIn: PageSignIn
}

/**
 * Serves index.html for every path that is not a file: the pages route in the browser. A folder of the documentation has an
 * index.html of its own.
 */
export const rewriteToIndex = `function handler(event) {
  var request = event.request
  if (/^\\/docs(\\/|$)/.test(request.uri)) {
    if (!/\\.[a-z0-9]+$/.test(request.uri)) request.uri = request.uri.replace(/\\/$/, '') + '/index.html'
  } else if (!/^\\/(assets\\/.+|[^/]+\\.[a-z]+)$/.test(request.uri)) {
    request.uri = '/index.html'
  }
  return request
}`

/** The web client: a private bucket of files that the edge serves on the origin of the API. */
export class Pages extends Construct {
  /** CloudFront's behavior for these files. */
  readonly behavior: BehaviorOptions
  /** For `npm run ops -- pages publish`, which uploads the files. A deployment uploads none. */
  readonly outputs: Readonly<Record<string, string>>

  constructor(scope: Construct, id: string, { stage, documents, signIn }: PagesProps) {
    super(scope, id)
    const bucket = new Bucket(this, 'Files', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      // Public files need no customer managed key.
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      versioned: true,
      lifecycleRules: [{ noncurrentVersionExpiration: Duration.days(30) }],
      removalPolicy: keptOnceCreated(stage),
    })
    // `Bucket` does not satisfy `IBucket` under exactOptionalPropertyTypes.
    const source = bucket as IBucket
    const config: PageConfig = { signIn: signIn.config, ...stageRulesOf(stage) }
    this.outputs = {
      PagesBucketName: bucket.bucketName,
      PagesConfig: Stack.of(this).toJsonString(config),
    }
    const files = [documents.inbox, documents.vault].map(
      bucket => `https://${bucket.bucketRegionalDomainName}`,
    )
    this.behavior = {
      origin: S3BucketOrigin.withOriginAccessControl(source, {
        originAccessControl: new S3OriginAccessControl(this, 'AccessControl', {
          originAccessControlName: globalName(this, 'pages'),
        }),
      }),
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      cachePolicy: CachePolicy.CACHING_OPTIMIZED,
      compress: true,
      functionAssociations: [
        {
          eventType: FunctionEventType.VIEWER_REQUEST,
          function: new RequestFunction(this, 'OnePage', {
            functionName: globalName(this, 'one-page'),
            code: FunctionCode.fromInline(rewriteToIndex),
            runtime: FunctionRuntime.JS_2_0,
          }),
        },
      ],
      responseHeadersPolicy: this.headers(
        pageHeaders({ connect: [...signIn.origins, ...files], images: files }),
      ),
    }
  }

  private headers(headers: Record<string, string>): ResponseHeadersPolicy {
    const override = true
    const custom = ['cross-origin-opener-policy', 'permissions-policy']
    return new ResponseHeadersPolicy(this, 'Headers', {
      responseHeadersPolicyName: globalName(this, 'pages'),
      comment: `${Stack.of(this).stackName}: headers of pages`,
      securityHeadersBehavior: {
        contentSecurityPolicy: { contentSecurityPolicy: headers['content-security-policy'] ?? '', override },
        contentTypeOptions: { override },
        frameOptions: { frameOption: HeadersFrameOption.DENY, override },
        referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override },
        strictTransportSecurity: {
          accessControlMaxAge: Duration.days(transportSecurityDays),
          includeSubdomains: true,
          override,
        },
      },
      customHeadersBehavior: {
        customHeaders: custom.map(header => ({ header, value: headers[header] ?? '', override })),
      },
    })
  }
}
