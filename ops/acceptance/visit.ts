import { randomInt } from 'node:crypto'
import type { Application } from '../../client/schemas.ts'
import type { People, Person } from './people.ts'
import { check, type Run } from './run-points.ts'
import { sampleFile } from './sample-files.ts'
import type { DeployedStage } from './stage.ts'

export interface AcceptanceOptions {
  /** The receiver of webhooks. */
  readonly webhook?: string | undefined
  /** The stage's `certificateQuota`. */
  readonly quota: number
}

/** What the groups of points share: the stage, the users of the run and the main applicant's application. */
export class Visit {
  readonly run: Run
  readonly stage: DeployedStage
  readonly people: People
  readonly options: AcceptanceOptions
  readonly reviewer: () => Promise<Person>
  readonly operator: () => Promise<Person>
  /** The main applicant, to whose address no mail can be delivered. */
  readonly applicant: () => Promise<Person>
  /** The main applicant's application. */
  readonly application: () => Promise<Application>
  /** An applicant and a draft for points that disturb the workflow. */
  readonly draft: () => Promise<{ readonly owner: Person; readonly applicationId: string }>

  constructor(run: Run, stage: DeployedStage, people: People, options: AcceptanceOptions) {
    this.run = run
    this.stage = stage
    this.people = people
    this.options = options
    this.reviewer = once(() => people.add({ kind: 'reviewer' }))
    this.operator = once(() => people.add({ kind: 'operator' }))
    this.applicant = once(() => people.add({ kind: 'applicant', bounces: true }))
    this.application = once(async () => newApplication(await this.applicant()))
    this.draft = once(async () => {
      const owner = await people.add({ kind: 'applicant' })
      const { applicationId } = await newApplication(owner)
      return { owner, applicationId }
    })
  }
}

/** Points that need the same thing get the same one, or the same error. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined
  return () => {
    made ??= make()
    return made
  }
}

export async function newApplication({ client }: Person): Promise<Application> {
  const { consent } = await client.certificateTypes.list()
  return client.applications.create({
    certificateType: 'PASSPORT',
    issuingRegion: 'CN',
    consent: { policyVersion: consent.policyVersion },
  })
}

/** Fills every slot of an application with a plain picture. */
export async function fillSlots(
  { client }: Person,
  { applicationId, documents }: Application,
): Promise<void> {
  for (const { slot } of documents) {
    const { status } = await client.applications.uploadDocument(
      applicationId,
      slot,
      await sampleFile('plain'),
    )
    check(status === 'ACCEPTED', 'a plain photo was refused')
  }
}

/** A passport's number that no real person has entered: new for each call. */
export const newNumber = (): string => `E${String(randomInt(10 ** 9)).padStart(9, '0')}`

export const entered = (certificateNumber: string) => ({
  name: 'LI SPECIMEN',
  certificateNumber,
  expiryDate: '2039-12-31',
})
