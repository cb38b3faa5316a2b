import { RealnameError } from '../../client/errors.ts'
import type { Application } from '../../client/schemas.ts'
import { until } from '../../local/poll.ts'
import type { Person } from './people.ts'
import { check, NotSeenHere } from './run-points.ts'
import { entered, fillSlots, newApplication, newNumber, type Visit } from './visit.ts'

/** Waits for a status of an application. */
export async function reaches(
  { client }: Person,
  applicationId: string,
  status: Application['status'],
): Promise<Application> {
  return until(
    async () => {
      const application = await client.applications.get(applicationId)
      return application.status === status ? application : undefined
    },
    { seconds: 90, every: 300, explain: () => `The application did not become ${status}.` },
  )
}

/** An application from its submission to its approval, by way of a retry. */
export async function seeReview({ run, applicant, application, reviewer }: Visit): Promise<void> {
  const number = newNumber()
  const owner = async () => ({ person: await applicant(), ...(await application()) })
  await run.see('submission', async () => {
    const { person, applicationId } = await owner()
    await person.client.applications.submit(applicationId, entered(number))
    const isOpen = async () => {
      const { status, dueAt } = await person.client.applications.get(applicationId)
      return status === 'IN_REVIEW' && dueAt !== undefined ? true : undefined
    }
    await until(isOpen, { seconds: 90, every: 300, explain: () => 'The review did not open.' })
    return 'the application is in review and has a deadline'
  })
  await run.see('claim', async () => {
    const { applicationId } = await owner()
    const { client } = await reviewer()
    await client.reviews.claim(applicationId)
    const review = await client.reviews.get(applicationId)
    check(review.lease?.mine === true, 'the reviewer does not hold the lease')
    check(review.entered?.certificateNumber === number, 'the reviewer sees other entries')
    const pictures = (review.files ?? []).flatMap(({ pages }) => pages)
    return `the entries and ${pictures.length} pictures are shown`
  })
  await run.see('retry', async () => {
    const { person, applicationId } = await owner()
    const reasons = [{ code: 'PHOTO_GLARE' as const, slot: 'DATA_PAGE' as const }]
    await (await reviewer()).client.reviews.decide(applicationId, { outcome: 'REQUEST_RETRY', reasons })
    const { decision } = await reaches(person, applicationId, 'RETRY_REQUESTED')
    check(decision?.reasons[0]?.code === 'PHOTO_GLARE', 'another reason is shown')
    const { authenticationStatus } = await person.client.account.get()
    check(authenticationStatus === 'RETRY_REQUIRED', 'the account does not ask for a retry')
    return 'the reason and what to do are shown'
  })
  await run.see('decision', async () => {
    const { person, applicationId } = await owner()
    const { documents, ...rest } = await person.client.applications.get(applicationId)
    await fillSlots(person, { ...rest, documents: documents.filter(({ slot }) => slot === 'DATA_PAGE') })
    await person.client.applications.submit(applicationId, entered(number))
    const { client } = await reviewer()
    await client.reviews.claim(applicationId)
    await client.reviews.decide(applicationId, { outcome: 'APPROVE', reasons: [] })
    await reaches(person, applicationId, 'APPROVED')
    const { authenticationStatus } = await person.client.account.get()
    check(authenticationStatus === 'AUTHENTICATED', 'the account is not authenticated')
    return 'the account is authenticated'
  })
}

const contenders = 8

/** Whether a submission was accepted. Only a full quota may refuse it. */
async function isAccepted({ client }: Person, applicationId: string, number: string): Promise<boolean> {
  try {
    await client.applications.submit(applicationId, entered(number), { retries: 6 })
    return true
  } catch (error) {
    if (error instanceof RealnameError && error.code === 'CERTIFICATE_QUOTA_EXCEEDED') return false
    throw error
  }
}

/** The race for the quota, and a review of a winner that becomes overdue. */
export async function seeRace({ run, people, options, operator }: Visit): Promise<void> {
  let winner: { person: Person; applicationId: string } | undefined
  await run.see('quota-race', async () => {
    if (options.quota >= contenders) throw new NotSeenHere(`the quota is ${contenders} or more`)
    const ready: { person: Person; applicationId: string }[] = []
    // A few at a time: only the submissions are to be simultaneous.
    while (ready.length < contenders) {
      const next = Array.from({ length: 4 }, async () => {
        const person = await people.add({ kind: 'applicant' })
        const application = await newApplication(person)
        await fillSlots(person, application)
        return { person, applicationId: application.applicationId }
      })
      ready.push(...(await Promise.all(next)))
    }
    const number = newNumber()
    const accepted = await Promise.all(
      ready.map(({ person, applicationId }) => isAccepted(person, applicationId, number)),
    )
    winner = ready.find((_, index) => accepted[index])
    const count = accepted.filter(one => one).length
    check(count === options.quota, `${count} of ${contenders} were accepted instead of ${options.quota}`)
    return `${count} of ${contenders} were accepted, the others were refused for the quota`
  })
  await run.see('overdue', async () => {
    check(winner !== undefined, 'no application is in review')
    const { person, applicationId } = winner
    await reaches(person, applicationId, 'IN_REVIEW')
    await (await operator()).client.testMode.advance(applicationId, { to: 'OVERDUE' })
    const { overdue, timeline } = await person.client.applications.get(applicationId)
    check(overdue === true, 'it is not marked')
    check(
      timeline.some(({ event }) => event === 'review.overdue'),
      'it has no event',
    )
    return 'marked and published, by test mode'
  })
}
