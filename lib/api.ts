import { Duration, Stack } from 'aws-cdk-lib'
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway'
import {
  CfnAuthorizer,
  CfnIntegration,
  CfnRoute,
  CorsHttpMethod,
  HttpApi,
  HttpIntegrationType,
  HttpMethod,
  HttpNoneAuthorizer,
  type HttpRoute,
  HttpRouteIntegration,
  type HttpRouteIntegrationConfig,
  HttpStage,
  IntegrationCredentials,
  LogGroupLogDestination,
  PayloadFormatVersion,
} from 'aws-cdk-lib/aws-apigatewayv2'
import { HttpLambdaAuthorizer, HttpLambdaResponseType } from 'aws-cdk-lib/aws-apigatewayv2-authorizers'
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Construct, type IConstruct } from 'constructs'
import { asksDirectory, type Operation, takesIdempotencyKey } from '../contract/operations/operation.ts'
import { operations } from '../contract/operations.ts'
import { BackendFunction, logGroupOf } from './backend-function.ts'
import type { EdgeSecrets } from './edge-secrets.ts'
import type { LambdaCode } from './lambda-bundles.ts'
import { type Capabilities, grantByOperation } from './operation-grants.ts'
import type { Stage } from './stage.ts'
import type { TokenIssuer } from './token-issuer.ts'

interface ApiProps {
  readonly stage: Stage
  readonly code: LambdaCode
  readonly issuer: TokenIssuer
  readonly capabilities: Capabilities
  /** Undefined on a stage without an edge: callers reach the gateway directly. */
  readonly edgeSecrets: EdgeSecrets | undefined
}

const methods = {
  GET: HttpMethod.GET,
  POST: HttpMethod.POST,
  PUT: HttpMethod.PUT,
  DELETE: HttpMethod.DELETE,
} as const

/** `getAccountAsOperator` → `get-account-as-operator`, its handler's file. */
function fileNameOf(operationId: string): string {
  return operationId.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)
}

/** The gateway waits for 30 seconds at most. */
const longestTimeout = Duration.seconds(29)

/** Calls the function of a route by a role of the gateway's. The CDK's own integration needs a permission for each function. */
class FunctionIntegration extends HttpRouteIntegration {
  private readonly fn: BackendFunction
  private readonly credentials: IntegrationCredentials

  constructor(id: string, fn: BackendFunction, credentials: IntegrationCredentials) {
    super(id)
    this.fn = fn
    this.credentials = credentials
  }

  bind(): HttpRouteIntegrationConfig {
    return {
      type: HttpIntegrationType.AWS_PROXY,
      uri: this.fn.lambda.functionArn,
      payloadFormatVersion: PayloadFormatVersion.VERSION_2_0,
      credentials: this.credentials,
    }
  }
}

/** The HTTP API: every operation of the contract is a route with a function of its own. */
export class Api extends Construct {
  readonly httpApi: HttpApi
  readonly functions: BackendFunction[] = []

  constructor(scope: Construct, id: string, props: ApiProps) {
    super(scope, id)
    const { stage, code, issuer, capabilities, edgeSecrets } = props
    this.httpApi = new HttpApi(this, 'HttpApi', {
      apiName: Stack.of(this).stackName,
      createDefaultStage: false,
      ...(stage.allowedOrigins.length === 0
        ? {}
        : {
            corsPreflight: {
              allowOrigins: stage.allowedOrigins,
              allowMethods: [
                CorsHttpMethod.GET,
                CorsHttpMethod.POST,
                CorsHttpMethod.PUT,
                CorsHttpMethod.DELETE,
              ],
              allowHeaders: ['authorization', 'content-type', 'idempotency-key'],
              maxAge: Duration.hours(1),
            },
          }),
    })
    // One for all: a log group for each function would take a tenth of the 500 resources that a stack may have.
    const logGroup = logGroupOf(this, 'FunctionsLog', stage)
    const identifyCaller = new BackendFunction(this, 'IdentifyCaller', {
      stage,
      code,
      name: 'identity/identify-caller',
      logGroup,
    })
    setEdgeSecrets(identifyCaller, edgeSecrets)
    issuer.setTokenRules(identifyCaller)
    capabilities.storage.grantReadTokens(identifyCaller)
    capabilities.encryption.grantHash(identifyCaller)
    this.functions.push(identifyCaller)
    const authorizer = new HttpLambdaAuthorizer('Authorizer', identifyCaller.lambda, {
      responseTypes: [HttpLambdaResponseType.SIMPLE],
      // With an identity source, the gateway would answer a missing token itself, without a problem document. Without an
      // identity source it caches no results.
      identitySource: [],
      resultsCacheTtl: Duration.seconds(0),
    })
    const callable = new PolicyStatement({ actions: ['lambda:InvokeFunction'] })
    const role = new Role(this, 'GatewayRole', {
      assumedBy: new ServicePrincipal('apigateway.amazonaws.com'),
      inlinePolicies: { Functions: new PolicyDocument({ statements: [callable] }) },
    })
    const credentials = IntegrationCredentials.fromRole(role)
    const routes: HttpRoute[] = []
    for (const [operationId, operation] of Object.entries<Operation>(operations)) {
      if (operation.testModeOnly === true && !stage.testMode) continue
      const fn = new BackendFunction(this, operationId, {
        stage,
        code,
        name: `api/${fileNameOf(operationId)}`,
        logGroup,
        ...(operation.isLong === true ? { timeout: longestTimeout } : {}),
      })
      // The authorizer checks the secret of every other request. A template may look up 60 secrets.
      if (operation.who === 'anyone') setEdgeSecrets(fn, edgeSecrets)
      // Older authorizers don't check it.
      fn.lambda.node.addDependency(identifyCaller.lambda)
      grantByOperation(fn, operation, capabilities)
      if (takesIdempotencyKey(operation)) capabilities.storage.grantStoreAnswers(fn)
      if (asksDirectory(operation)) {
        issuer.grantReadDirectory(fn, {
          roles: operation.asksForRole === true,
          search: operation.searchesDirectory === true,
        })
      }
      this.functions.push(fn)
      callable.addResources(fn.lambda.functionArn)
      const added = this.httpApi.addRoutes({
        path: operation.path,
        methods: [methods[operation.method]],
        integration: new FunctionIntegration(`${operationId}Integration`, fn, credentials),
        authorizer: operation.who === 'anyone' ? new HttpNoneAuthorizer() : authorizer,
      })
      routes.push(...added)
    }
    this.addStage(stage, createOneByOne(this.httpApi, routes))
  }

  /** Deploys the API after `readers`, so that no older function reads what a newer one writes. */
  updateAfter(readers: readonly BackendFunction[]): void {
    for (const fn of this.functions) fn.lambda.node.addDependency(...readers.map(({ lambda }) => lambda))
  }

  /** Access logs have request id, time, route, status and latency; no path parameter, query or header. */
  private addStage(stage: Stage, routes: readonly CfnRoute[]): void {
    const logGroup = logGroupOf(this, 'AccessLog', stage)
    const deployed = new HttpStage(this, 'Stage', {
      httpApi: this.httpApi,
      stageName: '$default',
      autoDeploy: true,
      throttle: { rateLimit: stage.throttleRate, burstLimit: stage.throttleBurst },
      accessLogSettings: {
        destination: new LogGroupLogDestination(logGroup),
        format: AccessLogFormat.custom(
          JSON.stringify({
            requestId: '$context.requestId',
            time: '$context.requestTime',
            route: '$context.routeKey',
            status: '$context.status',
            latencyMs: '$context.responseLatency',
            error: '$context.error.responseType',
          }),
        ),
      },
    })
    for (const route of routes) deployed.node.addDependency(route)
  }
}

function setEdgeSecrets(fn: BackendFunction, edgeSecrets: EdgeSecrets | undefined): void {
  if (edgeSecrets === undefined) fn.set('EDGE_SECRETS', 'NONE')
  else edgeSecrets.setSecrets(fn)
}

/**
 * Makes CloudFormation create the integrations and routes one after the other: API Gateway refuses many at once with
 * "concurrent modification". Returns the routes.
 */
function createOneByOne(httpApi: HttpApi, routes: readonly HttpRoute[]): CfnRoute[] {
  const isPart = (of: IConstruct) => of instanceof CfnIntegration || of instanceof CfnRoute
  const partsOf = (route: HttpRoute) =>
    route.node
      .findAll()
      .filter(isPart)
      // The route refers to its integration.
      .sort((a, b) => Number(a instanceof CfnRoute) - Number(b instanceof CfnRoute))
  const authorizers = httpApi.node.findAll().filter(of => of instanceof CfnAuthorizer)
  const chain = [...authorizers, ...routes.flatMap(partsOf)]
  for (const [index, part] of chain.entries()) {
    const before = chain[index - 1]
    if (before !== undefined) part.addResourceDependency(before)
  }
  return chain.filter(of => of instanceof CfnRoute)
}
