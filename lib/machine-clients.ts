import { Duration } from 'aws-cdk-lib'
import {
  OAuthScope,
  ResourceServerScope,
  type UserPool,
  type UserPoolClient,
  type UserPoolDomain,
  type UserPoolResourceServer,
} from 'aws-cdk-lib/aws-cognito'
import { type MachineScope, machineScopeNames, machineScopes } from '../contract/caller.ts'
import { accessTokenMinutes } from '../domain/policy.ts'

/** The resource servers of the user pool, by the part of a scope before the slash. */
const serverNames = {
  reviews: 'Reviews',
  accounts: 'Accounts',
  sessions: 'Sessions',
  webhooks: 'Webhooks',
  test: 'Test',
} as const

interface Resource {
  readonly server: UserPoolResourceServer
  readonly scopes: ReadonlyMap<MachineScope, ResourceServerScope>
}

/** Clients of programs, which get tokens by client credentials. */
export class MachineClients {
  readonly tokenUrl: string
  readonly clients: UserPoolClient[] = []
  private readonly userPool: UserPool
  private readonly resources = new Map<string, Resource>()

  constructor(userPool: UserPool, domain: UserPoolDomain) {
    this.userPool = userPool
    this.tokenUrl = `${domain.baseUrl()}/oauth2/token`
  }

  /** Adds a client that may be granted these scopes, and nothing else. */
  add(id: string, scopes: readonly MachineScope[]): UserPoolClient {
    const client = this.userPool.addClient(id, {
      generateSecret: true,
      // Without it, Cognito enables its default flows for users.
      authFlows: { userSrp: false },
      oAuth: { flows: { clientCredentials: true }, scopes: scopes.map(scope => this.oAuthScope(scope)) },
      accessTokenValidity: Duration.minutes(accessTokenMinutes),
      enableTokenRevocation: true,
      preventUserExistenceErrors: true,
    })
    this.clients.push(client)
    return client
  }

  private oAuthScope(scope: MachineScope): OAuthScope {
    const [identifier] = scope.split('/') as [keyof typeof serverNames, string]
    const { server, scopes } = this.resources.get(identifier) ?? this.addResource(identifier)
    const granted = scopes.get(scope)
    if (granted === undefined) throw new Error(`${scope} is no scope of ${identifier}`)
    return OAuthScope.resourceServer(server, granted)
  }

  private addResource(identifier: keyof typeof serverNames): Resource {
    const scopes = new Map(
      machineScopeNames
        .filter(scope => scope.startsWith(`${identifier}/`))
        .map(scope => {
          const scopeName = scope.slice(identifier.length + 1)
          return [
            scope,
            new ResourceServerScope({ scopeName, scopeDescription: machineScopes[scope] }),
          ] as const
        }),
    )
    const server = this.userPool.addResourceServer(serverNames[identifier], {
      identifier,
      scopes: [...scopes.values()],
    })
    const resource = { server, scopes }
    this.resources.set(identifier, resource)
    return resource
  }
}
