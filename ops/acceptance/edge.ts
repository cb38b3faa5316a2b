import { setTimeout as sleep } from 'node:timers/promises'
import { CloudFormationClient, paginateListStackResources } from '@aws-sdk/client-cloudformation'
import {
  DeleteFunctionConcurrencyCommand,
  GetFunctionConcurrencyCommand,
  LambdaClient,
  PutFunctionConcurrencyCommand,
} from '@aws-sdk/client-lambda'
import { RealnameError } from '../../client/errors.ts'
import { check, Unexpected } from './run-points.ts'
import type { DeployedStage } from './stage.ts'
import type { Visit } from './visit.ts'

type Get = (url: string) => Promise<Response>

/** Requests past CloudFront lack its secret. */
export async function seeGatewayClosed(get: Get, apiId: string, region: string): Promise<string> {
  const { status } = await get(`https://${apiId}.execute-api.${region}.amazonaws.com/v1/health`)
  check(status === 403, `the gateway’s own address answered ${status}`)
  return 'the gateway’s own address answered 403'
}

/** Cross-site scripting in a query, which AWS's common rules block. Functions never see the request. */
export async function seeFirewall(get: Get, apiUrl: string): Promise<string> {
  const harmless = await get(`${apiUrl}/v1/health?page=1`)
  check(harmless.ok, `a harmless query was answered ${harmless.status}`)
  const attack = new URLSearchParams({ page: '<script>alert(document.cookie)</script>' })
  const { status, headers } = await get(`${apiUrl}/v1/health?${attack}`)
  check(status === 403, `an attack was answered ${status}`)
  check(!(headers.get('content-type') ?? '').includes('problem'), 'a function answered it, not the firewall')
  return 'a query with a script was answered 403 by the firewall, a harmless one was not'
}

/** Files with a hash in their name never change; everything else is asked for again. */
export async function seePageCache(get: Get, origin: string): Promise<string> {
  const page = await get(`${origin}/`)
  check(page.ok, `the start page answered ${page.status}`)
  const pageCaching = page.headers.get('cache-control') ?? ''
  check(/no-cache|no-store|max-age=0/.test(pageCaching), 'browsers keep the start page')
  const [, asset] = /(?:src|href)="(\/assets\/[^"]+)"/.exec(await page.text()) ?? []
  if (asset === undefined) throw new Unexpected('the start page has no hashed file: publish the pages')
  const file = await get(`${origin}${asset}`)
  check(file.ok, `a hashed file answered ${file.status}`)
  check(
    (file.headers.get('cache-control') ?? '').includes('immutable'),
    'browsers ask again for a hashed file',
  )
  return 'the start page is asked for again, a hashed file is kept'
}

export async function seePageErrors(get: Get, origin: string): Promise<string> {
  const unknown = await get(`${origin}/no-such-page`)
  check(unknown.ok, `an unknown page was answered ${unknown.status}`)
  check((await unknown.text()).includes('<script'), 'an unknown page is not the application')
  const missing = () => get(`${origin}/assets/no-such-file.js`)
  const { status } = await missing()
  check(status === 403 || status === 404, `an unknown file was answered ${status}`)
  const { headers } = await missing()
  check(['0', null].includes(headers.get('age')), 'the edge keeps the error')
  return `an unknown page shows the application; an unknown file was answered ${status}, which the edge does not keep`
}

const burst = 30

/** The function that lists the event types. No other function depends on it. */
async function sparedFunction({ deployment, stackName }: DeployedStage): Promise<string> {
  const client = new CloudFormationClient(deployment.configuration)
  for await (const { StackResourceSummaries = [] } of paginateListStackResources(
    { client },
    { StackName: stackName },
  )) {
    const found = StackResourceSummaries.find(
      ({ ResourceType, LogicalResourceId = '' }) =>
        ResourceType === 'AWS::Lambda::Function' && /^ApilistEventTypesFunction/.test(LogicalResourceId),
    )
    if (found?.PhysicalResourceId !== undefined) return found.PhysicalResourceId
  }
  throw new Unexpected('the function of the catalogue is missing')
}

interface Stoppable {
  readonly stop: () => Promise<unknown>
  readonly start: () => Promise<unknown>
  /** The status of a request to the function through the edge. */
  readonly statusOf: () => Promise<number>
  readonly sleep: (milliseconds: number) => Promise<unknown>
}

async function awaitStatus(
  { statusOf, sleep }: Stoppable,
  isReached: (status: number) => boolean,
  otherwise: string,
): Promise<void> {
  for (let attempt = 0; attempt < 120; attempt += 1) {
    if (isReached(await statusOf())) return
    await sleep(500)
  }
  throw new Unexpected(otherwise)
}

/** A burst of 5xx through the edge, which must not answer any of them again. The function is started in any case. */
export async function seeFailures(fn: Stoppable): Promise<string> {
  const statuses = () => Promise.all(Array.from({ length: burst }, () => fn.statusOf()))
  let failed = 0
  try {
    await fn.stop()
    await awaitStatus(fn, status => status >= 500, 'the stopped function still answers')
    failed = (await statuses()).filter(status => status >= 500).length
    check(failed > burst / 2, `only ${failed} of ${burst} answers were 5xx`)
  } finally {
    await fn.start()
  }
  await awaitStatus(fn, status => status === 200, 'the edge still answers 5xx')
  const repeated = (await statuses()).filter(status => status !== 200).length
  check(repeated === 0, `after that, ${repeated} of ${burst} answers were not 200`)
  return `${failed} of ${burst} answers were 5xx; after that, all ${burst} were 200`
}

/** Stops one function for some seconds, so that the gateway answers 503. */
async function failures({ run, stage, operator }: Visit): Promise<string> {
  const { client } = await operator()
  const FunctionName = await sparedFunction(stage)
  const lambda = new LambdaClient(stage.deployment.configuration)
  const reserve = (ReservedConcurrentExecutions: number) =>
    lambda.send(new PutFunctionConcurrencyCommand({ FunctionName, ReservedConcurrentExecutions }))
  const { ReservedConcurrentExecutions: before } = await lambda.send(
    new GetFunctionConcurrencyCommand({ FunctionName }),
  )
  const start = () =>
    before === undefined
      ? lambda.send(new DeleteFunctionConcurrencyCommand({ FunctionName }))
      : reserve(before)
  // Also after an interruption. A repetition changes nothing.
  run.afterwards('the stop of a function', start)
  const statusOf = async () => {
    try {
      await client.eventTypes.list({ retries: 0 })
      return 200
    } catch (error) {
      if (error instanceof RealnameError) return error.status
      throw error
    }
  }
  return seeFailures({ stop: () => reserve(0), start, statusOf, sleep })
}

export async function seeEdge(visit: Visit): Promise<void> {
  const { run, stage } = visit
  const get: Get = url => fetch(url, { signal: AbortSignal.timeout(30_000) })
  const region = stage.alarmTopicArn.split(':')[3] ?? ''
  await run.see('gateway-closed', () => seeGatewayClosed(get, stage.apiId, region))
  await run.see('firewall', () => seeFirewall(get, stage.apiUrl))
  await run.see('edge-caches-no-failure', () => failures(visit))
  await run.see('page-cache', () => seePageCache(get, stage.apiUrl))
  await run.see('page-errors', () => seePageErrors(get, stage.apiUrl))
}
