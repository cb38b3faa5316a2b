import { Explained } from '../../local/command.ts'
import { onInterrupt } from '../../local/interrupt.ts'
import { writePrivately } from '../../local/private-file.ts'
import { seeAlarms } from './alarms.ts'
import { subscriptionsOf } from './cloud-watch.ts'
import { seeEdge } from './edge.ts'
import { seeErasure } from './erasure.ts'
import { seeFirstCalls } from './first-calls.ts'
import { seeMessages } from './messages.ts'
import { People } from './people.ts'
import type { Need } from './points.ts'
import { seeRepairs } from './repairs.ts'
import { jsonOf, rowOf, summaryOf } from './report.ts'
import { seeRace, seeReview } from './reviews.ts'
import { Run } from './run-points.ts'
import { assertMayRun, type DeployedStage, hasAccounts, uploadOrigin } from './stage.ts'
import { seeFormats, seeUploads } from './uploads.ts'
import { type AcceptanceOptions, Visit } from './visit.ts'

/** The groups in their order: the erasure ends the main applicant's account. */
const groups = [
  seeFirstCalls,
  seeUploads,
  seeFormats,
  seeReview,
  seeRace,
  seeRepairs,
  seeMessages,
  seeErasure,
  seeAlarms,
  seeEdge,
]

const lacksOf = (stage: DeployedStage, { webhook }: AcceptanceOptions, people: People) => {
  const tests: Record<Need, () => boolean | Promise<boolean>> = {
    PEOPLE: () => stage.people === undefined,
    AWS: () => stage.engineUrl !== undefined,
    ORIGIN: async () => (await uploadOrigin(stage)) === undefined,
    TEST_MODE: async () => (await people.clientOf(undefined).health()).testMode !== true,
    EDGE: () => !stage.hasEdge,
    PAGES: () => !stage.hasPages,
    SUBSCRIBER: async () => (await subscriptionsOf(stage)).length === 0,
    WEBHOOK: () => webhook === undefined,
    MAIL: () => !stage.sendsMail,
  }
  return (need: Need) => tests[need]()
}

export interface AcceptanceCommand extends AcceptanceOptions {
  /** Whether the operator confirmed a stage with accounts. */
  readonly yes: boolean
  /** The file of the report for machines. */
  readonly json?: string | undefined
}

/** Checks a deployed stage through its public addresses and prints each point. It throws if a point failed. */
export async function acceptStage(stage: DeployedStage, command: AcceptanceCommand): Promise<void> {
  await assertMayRun(() => hasAccounts(stage), {
    yes: command.yes,
    what: 'The acceptance changes none of them, but it adds reviews to the queue, sets off an alarm and stops a function for some seconds.',
  })
  const startedAt = new Date().toISOString()
  const people = new People(stage, 'acceptance')
  const run = new Run({
    lacks: lacksOf(stage, command, people),
    clock: () => performance.now() / 1000,
    onResult: result => console.log(rowOf(result)),
  })
  run.afterwards('users and their accounts', () => people.removeAll())
  const visit = new Visit(run, stage, people, command)
  const stopListening = onInterrupt(async () => {
    await run.cleanUp()
    return 130
  })
  try {
    const results = await run.walk(groups.map(group => () => group(visit)))
    console.log(`\n${summaryOf(results)}`)
    if (command.json !== undefined) writePrivately(command.json, jsonOf(stage.stackName, startedAt, results))
    const failed = results.filter(({ outcome }) => outcome === 'FAILED').length
    if (failed > 0) throw new Explained(`${failed} of ${results.length} points failed.`)
  } finally {
    stopListening()
  }
}
