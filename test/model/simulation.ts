import type { ApplicationState } from '../../domain/application.ts'
import { executionName } from '../../domain/reconciliation.ts'
import { eraseDueContent } from '../../lambdas/usecases/erasure/erase-due-content.ts'
import { validateDocument } from '../../lambdas/usecases/validation/validate-document.ts'
import { concludeReview } from '../../lambdas/usecases/workflow/conclude-review.ts'
import { expireApplication, warnOfExpiry } from '../../lambdas/usecases/workflow/draft-expiry.ts'
import { discardSuperseded, followChange } from '../../lambdas/usecases/workflow/follow-change.ts'
import { openReview } from '../../lambdas/usecases/workflow/open-review.ts'
import { parkApplication, resumeApplication } from '../../lambdas/usecases/workflow/parking.ts'
import { reconcile } from '../../lambdas/usecases/workflow/reconcile.ts'
import { crashingAll } from '../crash/outside-calls.ts'
import { quietErasure, quietly } from '../crash/scenarios/reports.ts'
import { Crash, type CrashPlan } from '../support/crashing.ts'
import { type Dependencies, makeWorld, type World } from '../support/world.ts'
import { applicationMachine, Execution, type Resources, StateError } from './state-machine.ts'

type Payload = { readonly applicationId: string; readonly attempt: number; readonly error: string } & {
  readonly remainingSeconds: number
}

/** The functions of the state machine's tasks, by their name in the definition. */
const functions: Readonly<Record<string, (deps: Dependencies, payload: Payload) => Promise<unknown>>> = {
  '${ResumeApplicationArn}': resumeApplication,
  '${OpenReviewArn}': openReview,
  '${ConcludeReviewArn}': concludeReview,
  '${WarnOfExpiryArn}': warnOfExpiry,
  '${ExpireApplicationArn}': expireApplication,
  '${ParkApplicationArn}': parkApplication,
}

interface Update {
  readonly Key: { readonly pk: { readonly S: string } }
  readonly ExpressionAttributeValues: Readonly<
    Record<
      ':waiting',
      {
        readonly M: {
          readonly for: { readonly S: 'SUBMISSION' | 'DECISION' | 'OPERATOR' }
          readonly attempt: { readonly N: string }
          readonly token: { readonly S: string }
        }
      }
    >
  >
}

const applicationOfKey = ({ Key }: Update): string => Key.pk.S.replace('APPLICATION#', '')

/** The world in memory, with the deployed state machine as its workflow and a stream that may be slow, late or repeat itself. */
export class Simulation {
  readonly world: World
  readonly executions = new Map<string, Execution>()
  /** The codes of all refusals. */
  readonly refusals: string[] = []
  /** The observed combinations, in words. */
  readonly meetings: string[] = []
  /** Crashes in the next step of a state machine, which then retries it. */
  nextStepDies: CrashPlan | undefined
  private readonly told: ApplicationState[] = []
  private readonly watches = new Set<string>()
  private tokens = 0
  /** Number of delivered signals. */
  private signals = 0

  constructor() {
    const world = makeWorld({ maximumAttempts: 3 })
    this.world = {
      ...world,
      deps: {
        ...world.deps,
        workflow: {
          ...world.deps.workflow,
          start: (applicationId, run) => this.start(applicationId, run),
          signal: (token, signal) => this.signal(token, signal),
        },
      },
    }
  }

  get deps(): Dependencies {
    return this.world.deps
  }

  applicationIds(): string[] {
    return [...this.world.records.stored.applications.keys()]
  }

  /** Adds the current state to the stream. */
  note(): void {
    for (const applicationId of this.applicationIds()) {
      this.told.push(this.world.records.state(applicationId))
    }
  }

  /** Delivers any record of the stream: now, late, or once more. */
  async deliver(pick: number): Promise<void> {
    const state = this.told[pick % Math.max(1, this.told.length)]
    if (state === undefined) return
    await followChange(this.deps, { of: 'APPLICATION', created: true, state })
  }

  /** Delivers all pending records until nothing changes any more. */
  async settle(): Promise<void> {
    const { records, deps } = this.world
    for (const document of records.stored.documents.values()) {
      if (document.supersededAt !== undefined) await discardSuperseded(deps.files, document)
    }
    for (let progress = true; progress; ) {
      progress = false
      for (const applicationId of this.applicationIds()) {
        const before = this.signals
        const state = records.state(applicationId)
        await followChange(deps, { of: 'APPLICATION', created: true, state })
        progress ||= this.signals > before
      }
    }
  }

  met(meeting: string): void {
    this.meetings.push(meeting)
  }

  /** Runs the reconciler for documents, its repeated validations, and the retention job. */
  async lookAgain(deps: Dependencies): Promise<void> {
    const nothing = async () => ({ items: [] })
    const { leftovers } = deps
    const ofDocuments: Dependencies = {
      ...deps,
      leftovers: {
        state: applicationId => leftovers.state(applicationId),
        validatingBefore: (before, page) => leftovers.validatingBefore(before, page),
        endedBefore: (kind, before, page) => leftovers.endedBefore(kind, before, page),
        signalledBefore: nothing,
        certificatesDue: async () => ({ items: [] }),
        attentionBefore: nothing,
      },
      executions: { ...deps.executions, brokenSince: async () => [] },
    }
    await reconcile(ofDocuments, quietly, () => true)
    for (const document of this.deps.validations.requested.splice(0)) await validateDocument(deps, document)
    await eraseDueContent(deps, quietErasure, () => true)
  }

  /** Runs all repairs half an hour later. */
  async tidyUp(): Promise<void> {
    await this.settle()
    this.world.time.advance({ minutes: 30 })
    await this.lookAgain(this.deps)
    await this.settle()
  }

  /** Ends the wait of an execution for a submission. */
  async timeOut(applicationId: string): Promise<void> {
    if (this.awaitingSubmission().includes(applicationId)) await this.executionOf(applicationId)?.timeOut()
  }

  awaitingSubmission(): string[] {
    return this.applicationIds().filter(applicationId => {
      const execution = this.executionOf(applicationId)
      return execution?.status === 'WAITING' && execution.state.startsWith('Await submission')
    })
  }

  /** The execution that the record names. */
  executionOf(applicationId: string): Execution | undefined {
    const { run = 0 } = this.world.records.stored.applications.get(applicationId) ?? {}
    return this.executions.get(executionName({ applicationId, run }))
  }

  private async start(applicationId: string, run = 0): Promise<void> {
    const name = executionName({ applicationId, run })
    if (this.executions.has(name)) return
    const newToken = () => {
      this.tokens += 1
      return `token-${this.tokens}`
    }
    const execution = new Execution(applicationMachine, this.resources(), { applicationId }, newToken)
    this.executions.set(name, execution)
    await execution.run()
  }

  private async signal(
    token: string,
    signal: { kind: string; attempt: number },
  ): Promise<'DELIVERED' | 'GONE'> {
    const execution = [...this.executions.values()].find(each => each.token === token)
    if (execution?.status !== 'WAITING') return 'GONE'
    this.signals += 1
    await execution.resume(signal)
    return 'DELIVERED'
  }

  private resources(): Resources {
    const { records } = this.world
    return {
      'lambda:invoke': async ({
        FunctionName,
        Payload: payload,
      }: {
        FunctionName: string
        Payload: Payload
      }) => ({
        Payload: await this.invoke(FunctionName, payload),
      }),
      'aws-sdk:dynamodb:updateItem.waitForTaskToken': async (update: Update) => {
        const { M } = update.ExpressionAttributeValues[':waiting']
        const waiting = { for: M.for.S, attempt: Number(M.attempt.N), token: M.token.S }
        records.await(applicationOfKey(update), waiting)
      },
      'aws-sdk:dynamodb:updateItem': async (update: Update) => {
        const applicationId = applicationOfKey(update)
        const { signal } = records.state(applicationId)
        if (signal?.kind !== 'WITHDRAWN') throw new StateError('DynamoDb.ConditionalCheckFailedException')
        await records.acknowledge(applicationId, signal)
      },
      'states:startExecution': async ({ Name }: { Name: string }) => {
        if (this.watches.has(Name)) throw new StateError('ExecutionAlreadyExists')
        this.watches.add(Name)
      },
      'aws-sdk:sfn:stopExecution': async () => undefined,
    }
  }

  /** Retries the step after a crash, like the state machine's Retry. */
  private async invoke(name: string, payload: Payload): Promise<unknown> {
    const perform = functions[name]
    if (perform === undefined) throw new Error(`No function ${name} is known`)
    const plan = this.nextStepDies
    this.nextStepDies = undefined
    if (plan !== undefined) {
      try {
        return await perform(crashingAll(this.deps, plan), payload)
      } catch (error) {
        if (!(error instanceof Crash)) throw error
      }
    }
    return perform(this.deps, payload)
  }
}
