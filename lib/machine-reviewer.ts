import { Duration } from 'aws-cdk-lib'
import {
  OAuthScope,
  ResourceServerScope,
  type UserPool,
  type UserPoolClient,
  type UserPoolDomain,
} from 'aws-cdk-lib/aws-cognito'
import { Construct } from 'constructs'
import type { MachineScope } from '../contract/scopes.ts'
import { accessTokenMinutes } from '../domain/policy.ts'

const [server, action] = ('reviews/decide' satisfies MachineScope).split('/') as ['reviews', 'decide']

interface MachineReviewerProps {
  readonly userPool: UserPool
  readonly domain: UserPoolDomain
}

/** Lets a reviewing system get tokens with a client's secret: for the routes of reviewers, and no user ever signs in by it. */
export class MachineReviewer extends Construct {
  readonly client: UserPoolClient
  readonly tokenUrl: string

  constructor(scope: Construct, id: string, { userPool, domain }: MachineReviewerProps) {
    super(scope, id)
    const decide = new ResourceServerScope({
      scopeName: action,
      scopeDescription: 'Claim, read and decide reviews',
    })
    const reviews = userPool.addResourceServer('Reviews', {
      identifier: server,
      scopes: [decide],
    })
    this.tokenUrl = `${domain.baseUrl()}/oauth2/token`
    this.client = userPool.addClient('MachineReviewerClient', {
      generateSecret: true,
      // Named, or Cognito would open its default flows for users.
      authFlows: { userSrp: false },
      oAuth: { flows: { clientCredentials: true }, scopes: [OAuthScope.resourceServer(reviews, decide)] },
      accessTokenValidity: Duration.minutes(accessTokenMinutes),
      enableTokenRevocation: true,
      preventUserExistenceErrors: true,
    })
  }
}
