import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { backendScopes } from '../../contract/caller.ts'
import type { Operation } from '../../contract/operations/operation.ts'
import { type OperationName, operations } from '../../contract/operations.ts'
import { story } from '../../contract/reference/story.ts'
import { type ApiClient, apiClient } from '../../local/api-client.ts'
import { machineToken } from '../../local/machine-client.ts'
import {
  authorizationMatrix,
  type Caller,
  callers,
  type Row,
  unusedEndpoint,
} from './authorization-matrix.ts'
import { newSession, phoneOf, sessionOf } from './session-callers.ts'
import { applicant, newApplication, type Person, person, refusal, stack, submitted } from './world.ts'

type PersonalCaller = Exclude<Caller, 'nobody' | 'machine' | 'backend' | 'phone'>

const groups: Record<Exclude<PersonalCaller, 'session'>, readonly string[]> = {
  owner: [],
  stranger: [],
  reviewer: ['reviewers'],
  ownReviewer: ['reviewers'],
  operator: ['operators'],
}

type People = (caller: PersonalCaller) => Promise<Person>

const newcomer = (caller: PersonalCaller): Promise<Person> =>
  caller === 'session' ? sessionOf(backend) : person({ registrationRegion: 'CN', groups: groups[caller] })

/** People without data, created at the first use. */
function cast(): People {
  const made = new Map<PersonalCaller, Promise<Person>>()
  return caller => {
    const somebody = made.get(caller) ?? newcomer(caller)
    made.set(caller, somebody)
    return somebody
  }
}

let policyVersion: string
let machine: ApiClient
let backend: ApiClient
const nobody = apiClient({ apiUrl: stack.apiUrl })

async function apiOf(people: People, caller: Caller): Promise<ApiClient> {
  if (caller === 'nobody') return nobody
  if (caller === 'machine') return machine
  if (caller === 'phone') return phoneOf(await people('session'))
  return caller === 'backend' ? backend : (await people(caller)).api
}

beforeAll(async () => {
  const [{ api }, token, tokenOfBackend] = await Promise.all([
    applicant(),
    machineToken(stack.machineReviewer, ['reviews/decide']),
    machineToken(stack.machineBackend, backendScopes),
  ])
  policyVersion = (await api.call('listCertificateTypes')).consent.policyVersion
  machine = apiClient({ apiUrl: stack.apiUrl, token })
  backend = apiClient({ apiUrl: stack.apiUrl, token: tokenOfBackend })
})

/** A stage has few places for endpoints: each test takes one, and none is left behind. */
async function deleteUnusedEndpoints(): Promise<void> {
  const { items } = await backend.call('listWebhookEndpoints')
  for (const { endpointId, url } of items) {
    if (url === unusedEndpoint.url) await backend.call('deleteWebhookEndpoint', { path: { endpointId } })
  }
}

afterAll(deleteUnusedEndpoints)

/** The endpoint, and the delivery of it, that the call is about. */
async function endpointFor({ about }: Row): Promise<{ endpointId: string; deliveryId: string }> {
  if (about !== 'ENDPOINT' && about !== 'DELIVERY') return { endpointId: '', deliveryId: '' }
  await deleteUnusedEndpoints()
  const { endpointId } = await backend.call('createWebhookEndpoint', { body: unusedEndpoint })
  if (about === 'ENDPOINT') return { endpointId, deliveryId: '' }
  return { endpointId, ...(await backend.call('testWebhookEndpoint', { path: { endpointId } })) }
}

/** The owner of the call's application. */
function ownerFor(caller: Caller): 'owner' | 'ownReviewer' | 'session' {
  if (caller === 'session' || caller === 'phone') return 'session'
  return caller === 'ownReviewer' ? 'ownReviewer' : 'owner'
}

/** The application of the call, if it has one. */
async function applicationFor({ about }: Row, people: People, caller: Caller): Promise<string> {
  const whose = await people(ownerFor(caller))
  if (about === 'DRAFT') return (await newApplication(whose)).applicationId
  if (about !== 'FREE_REVIEW' && about !== 'HELD_REVIEW') return ''
  const { applicationId } = await submitted(whose)
  if (about === 'HELD_REVIEW' && (caller === 'reviewer' || caller === 'machine')) {
    await (await apiOf(people, caller)).call('claimReview', { path: { applicationId } })
  }
  return applicationId
}

/** The account of the call. An account exists after its first call. */
async function accountFor({ about }: Row, people: People): Promise<string> {
  if (about !== 'ACCOUNT') return ''
  const { api, user } = await people('owner')
  await api.call('getAccount')
  return user.accountId
}

interface Scene {
  readonly people: People
  /** The application of this caller's call, created at the first use. */
  readonly applicationFor: (caller: Caller) => Promise<string>
}

function newScene(row: Row): Scene {
  const people = cast()
  const made = new Map<string, Promise<string>>()
  return {
    people,
    applicationFor: caller => {
      const whose = ownerFor(caller)
      const application = made.get(whose) ?? applicationFor(row, people, caller)
      made.set(whose, application)
      return application
    },
  }
}

const shared = new Map<Row['about'], Scene>()

function sharedScene(row: Row): Scene {
  const scene = shared.get(row.about) ?? newScene(row)
  shared.set(row.about, scene)
  return scene
}

const everyRow = Object.entries(authorizationMatrix) as [OperationName, Row][]
const everyCaller = Object.keys(callers) as Caller[]

/**
 * The first caller of each different answer, and admitted sessions and phones, because their tokens are looked up. The
 * other callers are tested without an engine.
 */
const callersOf = ({ answers }: Row): Caller[] =>
  everyCaller.filter(
    (caller, index) =>
      everyCaller.findIndex(other => answers[other] === answers[caller]) === index ||
      ((caller === 'session' || caller === 'phone') && answers[caller] !== '403 FORBIDDEN'),
  )

describe.each(everyRow)('%s', (name, row) => {
  const { method, path }: Operation = operations[name]

  test.each(callersOf(row).map(caller => [callers[caller], row.answers[caller], caller] as const))(
    'by %s is answered %s',
    async (_who, cell, caller) => {
      // Refusals and reads change nothing. A changing call gets an application of its own.
      const changes = method !== 'GET' && cell.startsWith('2')
      const { people, applicationFor: find } = changes ? newScene(row) : sharedScene(row)
      const session = row.about === 'SESSION' ? await newSession(backend) : { sessionId: '', token: '' }
      const { endpointId, deliveryId } = await endpointFor(row)
      const route = path
        .replace('{applicationId}', await find(caller))
        .replace('{accountId}', await accountFor(row, people))
        .replace('{year}', row.year ?? '')
        .replace('{sessionId}', session.sessionId)
        .replace('{endpointId}', endpointId)
        .replace('{deliveryId}', deliveryId)
        // Nobody has this second review.
        .replace('{sampleId}', story.sampleId)
        .replace('{consultationId}', story.consultationId)
      const api = await apiOf(people, caller)
      const query = new URLSearchParams(row.query).toString()
      const { status, code } = refusal(
        await api.request(method, query === '' ? route : `${route}?${query}`, {
          body: row.body?.({ policyVersion, token: session.token }),
        }),
      )
      expect(code === undefined ? String(status) : `${status} ${code}`).toBe(cell)
    },
  )
})
