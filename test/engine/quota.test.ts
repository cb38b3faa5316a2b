import { randomUUID } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import type { ApplicationView } from '../../contract/application.ts'
import type { CertificateType } from '../../domain/certificates.ts'
import { DomainError, errorCodes } from '../../domain/errors.ts'
import type { Applicant } from './seeding.ts'
import { storedApplication } from './stored.ts'
import {
  applicant,
  decide,
  eventually,
  filled,
  newIdCardNumber,
  newPassportNumber,
  type Person,
  readApplication,
  refusal,
  retryForGlare,
  reviewer,
  submission,
  submitByUseCase,
} from './world.ts'

interface Contender {
  /** Submits by the API for a person with a token, otherwise by the use case in this process. */
  readonly owner: Person | Applicant
  readonly application: ApplicationView
}

/** The holder of an account without a sign-in. */
function holder(): Applicant {
  const accountId = randomUUID()
  const user = { username: `${accountId}@example.com`, password: '', accountId }
  return { user, registrationRegion: 'CN' }
}

async function contender(
  certificateType: CertificateType,
  owner: Person | Applicant | Promise<Person>,
): Promise<Contender> {
  const who = await owner
  return { owner: who, application: await filled(who, certificateType) }
}

/**
 * The number of concurrent submissions by the API. Each one starts functions; the others run the use case in
 * this process.
 */
const overApi = 12

/** Prepares a few at a time: only the submissions are to be concurrent. */
async function contenders(count: number): Promise<Contender[]> {
  const all: Contender[] = []
  while (all.length < count) {
    const width = Math.min(4, count - all.length)
    const next = Array.from({ length: width }, (_, index) =>
      contender('PASSPORT', all.length + index < overApi ? applicant() : holder()),
    )
    all.push(...(await Promise.all(next)))
  }
  return all
}

interface Refused {
  readonly status: number
  readonly code: unknown
}

async function submitOverApi(
  { api }: Person,
  applicationId: string,
  number: string,
): Promise<Refused | undefined> {
  const path = `/v1/applications/${applicationId}/submission`
  const answer = await api.request('POST', path, { body: submission(number) })
  return answer.status === 202 ? undefined : refusal(answer)
}

async function submitInProcess(
  owner: Applicant,
  applicationId: string,
  number: string,
): Promise<Refused | undefined> {
  try {
    await submitByUseCase(owner, applicationId, number)
    return undefined
  } catch (error) {
    if (error instanceof DomainError) return { status: errorCodes[error.code].status, code: error.code }
    throw error
  }
}

/** Repeats contended and timed-out requests, like a client. */
async function submitPatiently({ owner, application: { applicationId } }: Contender, number: string) {
  for (;;) {
    const refused = await ('api' in owner
      ? submitOverApi(owner, applicationId, number)
      : submitInProcess(owner, applicationId, number))
    if (refused === undefined || (refused.status !== 429 && refused.status < 500)) return refused
  }
}

/** Whether the submission was accepted. After a lost answer the repetition says that it is in review. */
async function gotIn({ application }: Contender): Promise<boolean> {
  return (await storedApplication(application.applicationId))?.status === 'IN_REVIEW'
}

async function contend(all: readonly Contender[], number: string) {
  const refusals = await Promise.all(all.map(candidate => submitPatiently(candidate, number)))
  const inside: Contender[] = []
  const outside: Contender[] = []
  for (const [index, candidate] of all.entries()) {
    const isInside = await gotIn(candidate)
    ;(isInside ? inside : outside).push(candidate)
    const refused = refusals[index]
    if (!isInside) expect(refused).toMatchObject({ status: 409, code: 'CERTIFICATE_QUOTA_EXCEEDED' })
  }
  return { inside, outside }
}

describe('R11: a certificate number authenticates at most three accounts', () => {
  test('of 60 accounts that submit one certificate at once exactly three are accepted; a retry frees exactly one place', async () => {
    const number = newPassportNumber()
    const [all, judge] = await Promise.all([contenders(60), reviewer()])
    const { inside, outside } = await contend(all, number)
    expect(inside).toHaveLength(3)

    const [fourth] = outside
    if (fourth === undefined || !('api' in fourth.owner)) throw new Error('Nobody was refused over the API')
    expect(await readApplication(fourth.owner, fourth.application.applicationId)).toMatchObject({
      status: 'DRAFT',
      documents: [{ status: 'ACCEPTED' }, { status: 'ACCEPTED' }],
    })

    const [first] = inside
    if (first === undefined) throw new Error('nobody got in')
    await decide(judge, first.application.applicationId, retryForGlare)
    await eventually(
      () => storedApplication(first.application.applicationId),
      item => item?.status === 'RETRY_REQUESTED',
    )
    const second = await contend(outside, number)
    expect(second.inside).toHaveLength(1)
  }, 480_000)

  test('of five accounts that submit one citizen number at once, as ID card or as passport, three get in', async () => {
    const declared = ['ID_CARD', 'PASSPORT', 'PASSPORT', 'ID_CARD', 'PASSPORT'] as const
    const all = await Promise.all(declared.map(type => contender(type, applicant())))
    expect((await contend(all, newIdCardNumber())).inside).toHaveLength(3)
  })
})
