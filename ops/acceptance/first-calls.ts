import { KMSClient } from '@aws-sdk/client-kms'
import { RealnameError } from '../../client/errors.ts'
import { answerHeaders } from '../../contract/headers.ts'
import { dynamodbApiKeys } from '../../lambdas/adapters/dynamodb/dynamodb-api-keys.ts'
import { kmsKeyedHash } from '../../lambdas/adapters/kms-keyed-hash.ts'
import { randomSecret } from '../../lambdas/adapters/system.ts'
import { createApiKey, revokeApiKey } from '../api-keys.ts'
import { services } from '../services.ts'
import { check } from './run-points.ts'
import { tableOf } from './stage.ts'
import type { Visit } from './visit.ts'

/** The status and the code of a call that must be refused. */
async function refusal(call: Promise<unknown>): Promise<string> {
  try {
    await call
  } catch (error) {
    if (error instanceof RealnameError) return `${error.status} ${error.code}`
    throw error
  }
  return 'no refusal'
}

async function expectRefusal(what: string, call: Promise<unknown>, expected: string): Promise<void> {
  const found = await refusal(call)
  check(found === expected, `${what}: ${found} instead of ${expected}`)
}

const unknownId = '00000000-0000-4000-8000-000000000000'

async function machine({ stage, people, run, application }: Visit): Promise<string> {
  const { accountId } = await application()
  const { configuration, resources } = stage.deployment
  const keyedHash = kmsKeyedHash(new KMSClient(configuration), resources.hashKeyArn)
  const deps = {
    ...services(stage.deployment),
    keyedHash,
    newSecret: randomSecret,
    apiKeys: dynamodbApiKeys(tableOf(stage), resources.tableName),
  }
  const key = { name: people.name, scopes: ['accounts/read', 'accounts/write'] as const, days: 1 }
  const { keyId, text } = await createApiKey(deps, key)
  run.afterwards('an API key', () => revokeApiKey(deps, keyId))
  const client = people.clientOf(text)
  const { registrationRegion } = await client.accounts.get(accountId)
  check(registrationRegion === 'CN', 'the account has another region')
  await client.accounts.put(accountId, { registrationRegion, partnerProgram: false })
  await revokeApiKey(deps, keyId)
  await expectRefusal('a revoked key', client.accounts.get(accountId), '401 UNAUTHENTICATED')
  return 'the key read and wrote; after its revocation, the next call was refused'
}

async function strangers({ people, application, reviewer, operator, applicant }: Visit): Promise<string> {
  const { applicationId, accountId } = await application()
  const [judge, clerk, owner] = [await reviewer(), await operator(), await applicant()]
  const other = await people.add({ kind: 'applicant' })
  await expectRefusal('no token', people.clientOf(undefined).account.get(), '401 UNAUTHENTICATED')
  await expectRefusal('a foreign token', people.clientOf('foreign').account.get(), '401 UNAUTHENTICATED')
  await expectRefusal('an applicant in the queue', owner.client.reviews.count(), '403 FORBIDDEN')
  await expectRefusal('an applicant as operator', owner.client.accounts.get(accountId), '403 FORBIDDEN')
  await expectRefusal('a reviewer as operator', judge.client.accounts.get(accountId), '403 FORBIDDEN')
  await expectRefusal('an operator as reviewer', clerk.client.reviews.count(), '403 FORBIDDEN')
  await expectRefusal('another applicant', other.client.applications.get(applicationId), '404 NOT_FOUND')
  return 'seven calls were refused with the right codes'
}

/** Each caller's first calls, which need the tables, the keys and the directory. */
export async function seeFirstCalls(visit: Visit): Promise<void> {
  const { run, stage, people, application, applicant, reviewer, operator } = visit
  await run.see('health', async () => {
    const { status, testMode } = await people.clientOf(undefined).health()
    check(status === 'ok', 'the service is not healthy')
    return testMode === true ? 'in test mode' : 'not in test mode'
  })
  await run.see('answer-headers', async () => {
    for (const [path, expected] of [
      ['/v1/health', 200],
      ['/v1/account', 401],
    ] as const) {
      const { status, headers } = await fetch(`${stage.apiUrl}${path}`)
      check(status === expected, `${path} answered ${status}`)
      for (const [name, value] of Object.entries(answerHeaders)) {
        check(headers.get(name) === value, `${path} has another ${name}`)
      }
      const type = headers.get('content-type') ?? ''
      check(
        expected === 200 || type.startsWith('application/problem+json'),
        'a refusal is no problem document',
      )
    }
    return `an answer and a refusal have ${Object.keys(answerHeaders).length} headers, cache-control: no-store among them`
  })
  await run.see('applicant', async () => {
    const { eligibility, registrationRegion } = await (await applicant()).client.account.get()
    check(eligibility.eligible && registrationRegion === 'CN', 'a new account is not eligible')
    check((await application()).status === 'DRAFT', 'a new application is no draft')
    return 'an account was read and an application was created'
  })
  await run.see('reviewer', async () => {
    await (await reviewer()).client.reviews.count()
    await (await reviewer()).client.reviews.list({ limit: 1 }).page()
    return 'the counts and a page of the queue were read'
  })
  await run.see('operator', async () => {
    const { client } = await operator()
    const { accountId } = await application()
    const { registrationRegion } = await client.accounts.get(accountId)
    check(registrationRegion === 'CN', 'the account has another region')
    await client.accounts.put(accountId, { registrationRegion, partnerProgram: false })
    await expectRefusal('an unknown account', client.accounts.get(unknownId), '404 NOT_FOUND')
    return 'an account was read and written'
  })
  await run.see('machine', () => machine(visit))
  await run.see('strangers', () => strangers(visit))
}
