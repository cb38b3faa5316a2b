import { setTimeout as sleep } from 'node:timers/promises'
import { Explained } from '../../local/command.ts'
import { onInterrupt } from '../../local/interrupt.ts'
import { writePrivately } from '../../local/private-file.ts'
import { People, type Person } from '../acceptance/people.ts'
import { reaches } from '../acceptance/reviews.ts'
import { printable } from '../acceptance/run-points.ts'
import { assertMayRun, type DeployedStage, hasAccounts } from '../acceptance/stage.ts'
import { entered, fillSlots, newApplication, newNumber } from '../acceptance/visit.ts'
import { loadJson, loadLines, progressLine } from './load-report.ts'
import { Measurements } from './measurements.ts'
import { accountsFor, type Bounds, keepPace, type Progress } from './pace.ts'

export interface LoadCommand extends Bounds {
  readonly yes: boolean
  readonly json?: string | undefined
}

/** Below the default rate of claims a day. */
const claimsOfReviewer = 500

/** One application, from its start to a requested retry. Its withdrawal frees the account and the number. */
async function walk(owner: Person, reviewer: Person): Promise<void> {
  const application = await newApplication(owner)
  const { applicationId } = application
  await fillSlots(owner, application)
  await owner.client.applications.submit(applicationId, entered(newNumber()))
  await reaches(owner, applicationId, 'IN_REVIEW')
  await reviewer.client.reviews.claim(applicationId)
  const reasons = [{ code: 'PHOTO_GLARE' as const, slot: 'DATA_PAGE' as const }]
  await reviewer.client.reviews.decide(applicationId, { outcome: 'REQUEST_RETRY', reasons })
  await reaches(owner, applicationId, 'RETRY_REQUESTED')
  await owner.client.applications.withdraw(applicationId)
}

async function addPeople(people: People, count: number, kind: 'applicant' | 'reviewer'): Promise<Person[]> {
  const added: Person[] = []
  // Cognito allows some tens of such calls a second for all user pools of an account.
  while (added.length < count) {
    const next = Array.from({ length: Math.min(5, count - added.length) }, () => people.add({ kind }))
    added.push(...(await Promise.all(next)))
  }
  return added
}

const progressEverySeconds = 10

/** Loads a stage through the typed client and prints the measurements. It throws if an application failed. */
export async function loadStage(stage: DeployedStage, command: LoadCommand): Promise<void> {
  const { json, yes, ...bounds } = command
  await assertMayRun(() => hasAccounts(stage), {
    yes,
    what: 'The load changes none of them, but it uses the stage’s capacity, and costs money.',
  })
  const clock = () => performance.now()
  const measurements = new Measurements(stage.apiUrl, clock)
  const people = new People(stage, 'load', measurements.measuring(fetch))
  let isStopped = false
  let removal: Promise<void> | undefined
  const removePeople = () => {
    removal ??= people.removeAll().then(count => console.log(`${count} users and their accounts removed.`))
    return removal
  }
  const stopListening = onInterrupt(async () => {
    isStopped = true
    await removePeople()
    return 130
  })
  try {
    const owners = await addPeople(people, accountsFor(bounds), 'applicant')
    const reviewers = await addPeople(people, Math.ceil(bounds.applications / claimsOfReviewer), 'reviewer')
    const users = owners.length + reviewers.length
    const start = clock()
    const seconds = () => (clock() - start) / 1000
    const loadOf = (progress: Progress) => ({ bounds, progress, seconds: seconds(), users, measurements })
    let lastShown = 0
    let turn = 0
    const progress = await keepPace(
      bounds,
      owners,
      owner => {
        turn += 1
        return walk(owner, reviewers[turn % reviewers.length] as Person)
      },
      {
        clock: seconds,
        sleep: wait => sleep(wait * 1000),
        isStopped: () => isStopped,
        printable,
        onProgress: soFar => {
          if (seconds() - lastShown < progressEverySeconds) return
          lastShown = seconds()
          console.log(progressLine(loadOf(soFar)))
        },
      },
    )
    const load = loadOf(progress)
    for (const line of loadLines(load)) console.log(line)
    if (json !== undefined) writePrivately(json, loadJson(stage.stackName, load))
    if (progress.finished < progress.started || progress.started === 0) {
      throw new Explained(`${progress.started - progress.finished} applications failed.`)
    }
  } finally {
    stopListening()
    await removePeople()
  }
}
