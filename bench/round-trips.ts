import { createHash, randomUUID } from 'node:crypto'
import { LambdaClient, ListFunctionsCommand } from '@aws-sdk/client-lambda'
import type { Context } from 'aws-lambda'
import type { Caller } from '../contract/caller.ts'
import { type OperationName, operations } from '../contract/operations.ts'
import type { StaffRole } from '../domain/roles.ts'
import type { HttpEvent } from '../lambdas/http/request.ts'
import { apiClient } from '../local/api-client.ts'
import { clientConfiguration } from '../local/aws-environment.ts'
import { runCommand } from '../local/command.ts'
import { until } from '../local/poll.ts'
import { samplePassportHolder } from '../local/sample-holders.ts'
import { createUser } from '../local/seed.ts'
import { accessToken } from '../local/sign-in.ts'
import type { Stack, User } from '../local/stack-file.ts'
import { type Plan, uploadFiles } from '../local/upload-specimens.ts'
import { startApplication } from '../local/walk-through.ts'
import { delayingProxy, type RoundTrips } from './delaying-proxy.ts'
import { measureOnEngine } from './on-an-engine.ts'

/** About the time of a slow call on AWS. It far exceeds a handler's time between two calls. */
const delayMs = 50

type Handler = (event: HttpEvent, context: Context) => Promise<{ statusCode?: number; body?: string }>

/** The handlers of the measured operations in this process. */
const handlers: Partial<Record<OperationName, () => Promise<{ readonly handler: unknown }>>> = {
  getAccount: () => import('../lambdas/api/get-account.ts'),
  createApplication: () => import('../lambdas/api/create-application.ts'),
  requestUpload: () => import('../lambdas/api/request-upload.ts'),
  submitApplication: () => import('../lambdas/api/submit-application.ts'),
  getApplication: () => import('../lambdas/api/get-application.ts'),
  claimReview: () => import('../lambdas/api/claim-review.ts'),
  getReview: () => import('../lambdas/api/get-review.ts'),
  decideReview: () => import('../lambdas/api/decide-review.ts'),
  releaseReview: () => import('../lambdas/api/release-review.ts'),
  withdrawApplication: () => import('../lambdas/api/withdraw-application.ts'),
}

interface Calling {
  readonly user: User
  readonly role?: StaffRole
  readonly applicationId?: string
  readonly body?: object
  readonly key?: string
}

/** The event that API Gateway makes of a request after the authorizer has identified the caller. */
function eventOf(name: OperationName, { user, role, applicationId = '', body, key }: Calling): HttpEvent {
  const caller: Caller = {
    kind: 'PERSON',
    accountId: user.accountId,
    userName: user.username,
    roles: role === undefined ? [] : [role],
    registrationRegion: 'CN',
    expiresAt: new Date(Date.now() + 600_000).toISOString(),
  }
  return {
    rawPath: operations[name].path.replace('{applicationId}', applicationId),
    headers: key === undefined ? {} : { 'idempotency-key': key },
    ...(applicationId === '' ? {} : { pathParameters: { applicationId } }),
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    isBase64Encoded: false,
    requestContext: { authorizer: { lambda: { caller } } },
  } as unknown as HttpEvent
}

const context = { awsRequestId: 'bench', getRemainingTimeInMillis: () => 60_000 } as Context

/** Gives the handlers in this process the environment of the deployed functions. AWS calls go through the proxy. */
async function adoptEnvironment({ awsEndpointUrl }: Stack, proxyUrl: string): Promise<void> {
  const lambda = new LambdaClient(clientConfiguration(awsEndpointUrl))
  let Marker: string | undefined
  do {
    const page = await lambda.send(new ListFunctionsCommand({ ...(Marker === undefined ? {} : { Marker }) }))
    for (const { Environment } of page.Functions ?? []) Object.assign(process.env, Environment?.Variables)
    Marker = page.NextMarker
  } while (Marker !== undefined)
  process.env.AWS_ENDPOINT_URL = proxyUrl
}

const plan: Plan = {
  certificateType: 'PASSPORT',
  holder: samplePassportHolder(),
  files: { DATA_PAGE: 'image/jpeg', HOLDING: 'image/jpeg' },
}

const upload = {
  slot: 'DATA_PAGE',
  fileName: 'page.jpg',
  contentType: 'image/jpeg',
  sizeBytes: 3,
  sha256: createHash('sha256').update('any').digest('base64'),
}

async function measure(stack: Stack): Promise<void> {
  const proxy = await delayingProxy(stack.awsEndpointUrl, delayMs)
  const rows: ({ route: string } & RoundTrips)[] = []
  const call = async (title: string, name: OperationName, calling: Calling): Promise<unknown> => {
    const { handler } = ((await handlers[name]?.()) ?? {}) as { handler?: Handler }
    if (handler === undefined) throw new Error(`No handler of ${name} is loaded`)
    const event = eventOf(name, calling)
    let answer: { statusCode?: number; body?: string } = {}
    const roundTrips = await proxy.during(async () => {
      answer = await handler(event, context)
    })
    if (answer.statusCode !== operations[name].status) throw new Error(`${title}: ${answer.body ?? ''}`)
    rows.push({ route: title, ...roundTrips })
    return JSON.parse(answer.body ?? '')
  }
  try {
    await adoptEnvironment(stack, proxy.url)
    const user = await createUser(stack, { registrationRegion: 'CN' })
    const applicant = apiClient({ apiUrl: stack.apiUrl, token: await accessToken(stack, user) })
    const applicationId = await startApplication(applicant, plan)
    await uploadFiles(applicant, applicationId, plan)

    await call('get account', 'getAccount', { user })
    await call('get application', 'getApplication', { user, applicationId })
    await call('submit application', 'submitApplication', {
      user,
      applicationId,
      body: plan.holder,
      key: randomUUID(),
    })
    await until(
      async () => (await applicant.call('getApplication', { path: { applicationId } })).dueAt ?? undefined,
      { seconds: 60, explain: () => 'Waited 60 s in vain for the review to open.' },
    )

    const reviewing = { user: stack.users.reviewer, role: 'reviewer', applicationId } as const
    await call('claim review', 'claimReview', { ...reviewing, key: randomUUID() })
    await call('claim review, without a key', 'claimReview', reviewing)
    await call('read held review', 'getReview', reviewing)
    await call('release review', 'releaseReview', { ...reviewing, key: randomUUID() })
    await call('read review that is not held', 'getReview', reviewing)
    await call('claim review, again', 'claimReview', { ...reviewing, key: randomUUID() })
    const decision = { outcome: 'APPROVE', reasons: [] }
    await call('decide review', 'decideReview', { ...reviewing, body: decision, key: randomUUID() })

    const other = await createUser(stack, { registrationRegion: 'CN' })
    const { consent } = await applicant.call('listCertificateTypes')
    const { policyVersion } = consent
    const created = await call('create application', 'createApplication', {
      user: other,
      body: { certificateType: 'PASSPORT', issuingRegion: 'CN', consent: { policyVersion } },
      key: randomUUID(),
    })
    const draft = { user: other, applicationId: (created as { applicationId: string }).applicationId }
    await call('request upload', 'requestUpload', { ...draft, body: upload, key: randomUUID() })
    const key = randomUUID()
    await call('withdraw application', 'withdrawApplication', { ...draft, key })
    await call('the same, repeated', 'withdrawApplication', { ...draft, key })
  } finally {
    proxy.close()
    console.log('| route | calls | depth | in the order of their start |\n| --- | --- | --- | --- |')
    for (const { route, calls, depth } of rows) {
      console.log(`| ${route} | ${calls.length} | ${depth} | ${calls.join(', ')} |`)
    }
  }
}

await runCommand(() => measureOnEngine(measure))
