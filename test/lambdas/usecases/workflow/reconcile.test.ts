import { beforeEach, describe, expect, test } from '@jest/globals'
import type { UploadedFile } from '../../../../domain/document-ports.ts'
import { maximumRestarts, maximumResumptions, type RepairKind } from '../../../../domain/reconciliation.ts'
import { requestUpload } from '../../../../lambdas/usecases/intake/request-upload.ts'
import { submitApplication } from '../../../../lambdas/usecases/intake/submit-application.ts'
import { withdrawApplication } from '../../../../lambdas/usecases/intake/withdraw-application.ts'
import { validateDocument } from '../../../../lambdas/usecases/validation/validate-document.ts'
import { concludeReview } from '../../../../lambdas/usecases/workflow/conclude-review.ts'
import { ensureFollowed } from '../../../../lambdas/usecases/workflow/ensure-followed.ts'
import { parkApplication, resumeApplication } from '../../../../lambdas/usecases/workflow/parking.ts'
import { reconcile } from '../../../../lambdas/usecases/workflow/reconcile.ts'
import { resumeExecution } from '../../../../lambdas/usecases/workflow/resume-execution.ts'
import { Crash, crashing } from '../../../support/crashing.ts'
import { fileKey } from '../../../support/in-memory-services.ts'
import { assertInvariants } from '../../../support/invariants.ts'
import {
  applicationOf,
  arrived,
  complete,
  concluded,
  decided,
  documentOf,
  drafted,
  passport,
  submitted,
  uploadOf,
} from '../../../support/walk.ts'
import { proposed } from '../../../support/walk-overrides.ts'
import { applicant, makeWorld, type World } from '../../../support/world.ts'

const person = applicant('erika')
const operator = { role: 'operator', id: 'ops' } as const

let world: World
beforeEach(() => {
  world = makeWorld()
})

interface Seen {
  readonly repaired: RepairKind[]
  readonly gaveUp: string[]
  readonly failed: unknown[]
}

async function run(deps = world.deps, mayGoOn: () => boolean = () => true): Promise<Seen> {
  const seen: Seen = { repaired: [], gaveUp: [], failed: [] }
  await reconcile(
    deps,
    {
      repaired: kind => seen.repaired.push(kind),
      gaveUp: ({ applicationId }) => seen.gaveUp.push(applicationId),
      failed: error => seen.failed.push(error),
    },
    mayGoOn,
  )
  assertInvariants(world)
  return seen
}

const quiet: Seen = { repaired: [], gaveUp: [], failed: [] }
const repaired = (...kinds: RepairKind[]): Seen => ({ ...quiet, repaired: kinds })

/** Simulates the execution: it runs, and waits with a token. */
async function follow(
  applicationId: string,
  waiting: 'SUBMISSION' | 'DECISION' | 'OPERATOR',
  name = applicationId,
) {
  const { attempt } = await applicationOf(world, applicationId)
  world.deps.workflow.started.add(name)
  world.deps.workflow.tokens.add(`token of ${name}`)
  world.records.await(applicationId, { for: waiting, attempt, token: `token of ${name}` })
}

function breakDown(name: string): void {
  world.deps.workflow.end(name, `token of ${name}`)
}

const started = () => [...world.deps.workflow.started]
const restarts = () =>
  [...world.records.stored.audit.values()].filter(({ action }) => action === 'application.restart')

describe('an application whose start was lost', () => {
  test('is started after ten minutes, and then needs no repair', async () => {
    const applicationId = await drafted(world, person)
    world.time.advance({ minutes: 10 })
    expect(await run()).toEqual(quiet)
    world.time.advance({ seconds: 1 })
    expect(await run()).toEqual(repaired('execution-started'))
    expect(started()).toEqual([applicationId])
    expect(await run()).toEqual(quiet)
    await follow(applicationId, 'SUBMISSION')
    expect(await run()).toEqual(quiet)
    expect((await world.records.leftovers.attentionBefore('UNFOLLOWED', '9', { limit: 9 })).items).toEqual([])
  })

  test('and that was submitted or withdrawn meanwhile is started for its signal', async () => {
    const ids = [
      await submitted(world, person),
      await drafted(world, applicant('hans')),
      await drafted(world, applicant('grete')),
    ]
    await withdrawApplication(world.deps, applicant('hans'), String(ids[1]))
    world.time.advance({ minutes: 11 })
    expect(await run()).toEqual(repaired('execution-started', 'execution-started', 'execution-started'))
    expect(started().toSorted()).toEqual(ids.toSorted())
  })
})

describe('an unprocessed signal', () => {
  test('is sent again to the execution that waits for it, after ten minutes', async () => {
    const applicationId = await complete(world, person)
    await follow(applicationId, 'SUBMISSION')
    await submitApplication(world.deps, person, applicationId, passport)
    expect(await run()).toEqual(quiet)
    world.time.advance({ minutes: 11 })
    expect(await run()).toEqual(repaired('signal-resent'))
    expect(world.deps.workflow.sent).toEqual([
      { token: `token of ${applicationId}`, signal: { kind: 'SUBMITTED', attempt: 1 } },
    ])
  })

  test('without a token is left to its running execution', async () => {
    const applicationId = await submitted(world, person)
    await follow(applicationId, 'SUBMISSION')
    world.deps.workflow.tokens.clear()
    world.time.advance({ minutes: 11 })
    expect(await run()).toEqual(quiet)
  })

  test('without a token and a running execution gets another execution, for any end of the first', async () => {
    const applicationId = await submitted(world, person)
    await follow(applicationId, 'DECISION')
    await decided(world, applicationId, 'APPROVE')
    breakDown(applicationId)
    world.time.advance({ minutes: 11 })
    const succeeded = { ...world.deps.executions, brokenSince: async () => [] }
    expect(await run({ ...world.deps, executions: succeeded })).toEqual(repaired('execution-restarted'))
    expect(started()).toContain(`${applicationId}-r1`)
  })

  test('of a parked application stays until an operator resumes it', async () => {
    const applicationId = await submitted(world, person)
    await follow(applicationId, 'OPERATOR')
    await parkApplication(world.deps, { applicationId, error: 'States.TaskFailed' })
    await decided(world, applicationId, 'APPROVE')
    world.time.advance({ minutes: 11 })
    expect(await run()).toEqual(quiet)
    expect(world.deps.workflow.sent).toEqual([])
    await resumeApplication(world.deps, { applicationId })
    await follow(applicationId, 'DECISION')
    expect(await run()).toEqual(repaired('signal-resent'))
  })

  test('of a withdrawn application is still sent, so that no execution waits for ever', async () => {
    const applicationId = await drafted(world, person)
    await follow(applicationId, 'SUBMISSION')
    await withdrawApplication(world.deps, person, applicationId)
    breakDown(applicationId)
    world.time.advance({ minutes: 11 })
    expect(await run()).toEqual(repaired('execution-restarted'))
    world.records.forgetSignal(applicationId)
    breakDown(`${applicationId}-r1`)
    expect(await run()).toEqual(quiet)
  })
})

describe('an execution that failed', () => {
  test('while its application is open is replaced at once, on record, by one under a name of its own', async () => {
    const applicationId = await drafted(world, person)
    await follow(applicationId, 'SUBMISSION')
    breakDown(applicationId)
    expect(await run()).toEqual(repaired('execution-restarted'))
    expect(started()).toEqual([applicationId, `${applicationId}-r1`])
    expect(restarts()).toMatchObject([
      { accountId: 'erika', applicationId, actor: { role: 'system', id: 'reconciler' }, details: { run: 1 } },
    ])
    expect(await run()).toEqual(quiet)
  })

  test('and whose replacement fails, too, is replaced by the next', async () => {
    const applicationId = await drafted(world, person)
    await follow(applicationId, 'SUBMISSION')
    breakDown(applicationId)
    await run()
    breakDown(`${applicationId}-r1`)
    expect(await run()).toEqual(repaired('execution-restarted'))
    expect(started()).toContain(`${applicationId}-r2`)
  })

  test('repeatedly is given up, reported each time, and not replaced until an operator resumes it', async () => {
    const applicationId = await drafted(world, person)
    await follow(applicationId, 'SUBMISSION')
    for (let count = 0; count < maximumRestarts; count += 1) {
      breakDown(count === 0 ? applicationId : `${applicationId}-r${count}`)
      expect(await run()).toEqual(repaired('execution-restarted'))
    }
    breakDown(`${applicationId}-r${maximumRestarts}`)
    const givenUp = { ...quiet, gaveUp: [applicationId] }
    expect([await run(), await run()]).toEqual([givenUp, givenUp])
    expect(started()).toHaveLength(maximumRestarts + 1)
    const operator = { role: 'operator', id: 'ops' } as const
    expect(await ensureFollowed(world.deps, applicationId, operator, Number.POSITIVE_INFINITY)).toBe(
      'RESTARTED',
    )
  })

  test('after the end of its application, or of no application, is ignored', async () => {
    const applicationId = await submitted(world, person)
    await follow(applicationId, 'DECISION')
    await concluded(world, applicationId, 'APPROVE')
    breakDown(applicationId)
    breakDown('00000000-0000-4000-8000-00000000dead')
    breakDown('started by hand')
    expect(await run()).toEqual(quiet)
  })

  test('of an application that was concluded during the repair is not replaced', async () => {
    const applicationId = await submitted(world, person)
    await follow(applicationId, 'DECISION')
    await decided(world, applicationId, 'APPROVE')
    breakDown(applicationId)
    world.records.beforeNextCommit(async () => {
      await concludeReview(world.deps, { applicationId, attempt: 1 })
    })
    expect(await run()).toEqual(quiet)
    expect(started()).toEqual([applicationId])
  })

  test('is replaced once by any number of concurrent runs', async () => {
    const applicationId = await drafted(world, person)
    await follow(applicationId, 'SUBMISSION')
    breakDown(applicationId)
    const seen = await Promise.all([run(), run(), run()])
    expect(seen.flatMap(one => one.repaired)).toEqual(['execution-restarted'])
    expect(restarts()).toHaveLength(1)
    expect(started()).toEqual([applicationId, `${applicationId}-r1`])
  })
})

describe('an application that was parked', () => {
  const outage = 'Lambda.ServiceException'
  const resumptions = () =>
    [...world.records.stored.audit.values()].filter(
      ({ action, actor }) => action === 'application.resume' && actor.id === 'reconciler',
    )

  async function parkedBy(error: string) {
    const applicationId = await submitted(world, person)
    await follow(applicationId, 'OPERATOR')
    await parkApplication(world.deps, { applicationId, error })
    return applicationId
  }

  test('by an outage is resumed after ten minutes, once, on record', async () => {
    const applicationId = await parkedBy(outage)
    world.records.forgetSignal(applicationId)
    world.time.advance({ minutes: 10 })
    expect(await run()).toEqual(quiet)
    world.time.advance({ seconds: 1 })
    expect(await run()).toEqual(repaired('parked-resumed'))
    const told = { token: `token of ${applicationId}`, signal: { kind: 'RESUMED', attempt: 1 } }
    expect(world.deps.workflow.sent).toEqual([told])
    expect(await run()).toEqual(quiet)
    expect(resumptions()).toMatchObject([
      { accountId: 'erika', applicationId, details: { error: outage, resumption: 1 } },
    ])
  })

  test('again by the same outage, even during its resumption, waits longer each time', async () => {
    const applicationId = await parkedBy(outage)
    world.records.forgetSignal(applicationId)
    for (const [index, minutes] of [11, 21, 41].entries()) {
      world.time.advance({ minutes: minutes - 2 })
      expect(await run()).toEqual(quiet)
      world.time.advance({ minutes: 2 })
      expect(await run()).toEqual(repaired('parked-resumed'))
      if (index > 0) await resumeApplication(world.deps, { applicationId })
      await parkApplication(world.deps, { applicationId, error: outage })
      await follow(applicationId, 'OPERATOR')
    }
    expect(await applicationOf(world, applicationId)).toMatchObject({
      resumptions: 3,
      parked: { error: outage },
    })
  })

  async function parkAgain(applicationId: string) {
    await resumeApplication(world.deps, { applicationId })
    await parkApplication(world.deps, { applicationId, error: outage })
    await follow(applicationId, 'OPERATOR')
  }

  async function givenUp() {
    const applicationId = await parkedBy(outage)
    world.records.forgetSignal(applicationId)
    for (let count = 0; count < maximumResumptions; count += 1) {
      world.time.advance({ minutes: 361 })
      expect(await run()).toEqual(repaired('parked-resumed'))
      await parkAgain(applicationId)
    }
    world.time.advance({ days: 3 })
    return applicationId
  }

  test('by an outage that does not end waits for an operator after a bounded number of resumptions', async () => {
    await givenUp()
    expect(await run()).toEqual(quiet)
    expect(resumptions()).toHaveLength(maximumResumptions)
  })

  test('and that an operator resumed is resumed after ten minutes again when it is parked once more', async () => {
    const applicationId = await givenUp()
    expect(await resumeExecution(world.deps, applicationId, operator)).toBe('RESUMED')
    expect(await applicationOf(world, applicationId)).not.toHaveProperty('resumptions')
    await parkAgain(applicationId)
    world.time.advance({ minutes: 10 })
    expect(await run()).toEqual(quiet)
    world.time.advance({ seconds: 1 })
    expect(await run()).toEqual(repaired('parked-resumed'))
    expect(await applicationOf(world, applicationId)).toMatchObject({ resumptions: 1 })
  })

  test('by a bug waits for an operator', async () => {
    const applicationId = await parkedBy('TypeError')
    world.records.forgetSignal(applicationId)
    world.time.advance({ days: 3 })
    expect(await run()).toEqual(quiet)
    expect(await applicationOf(world, applicationId)).toMatchObject({ parked: { error: 'TypeError' } })
  })

  test('and whose execution was stopped while it waited gets another', async () => {
    const applicationId = await parkedBy(outage)
    world.records.forgetSignal(applicationId)
    breakDown(applicationId)
    world.time.advance({ minutes: 11 })
    const unlisted = { ...world.deps.executions, brokenSince: async () => [] }
    expect(await run({ ...world.deps, executions: unlisted })).toEqual(repaired('execution-restarted'))
    expect(started()).toEqual([applicationId, `${applicationId}-r1`])
  })

  test('but whose execution does not wait yet is left to that execution', async () => {
    const applicationId = await parkedBy(outage)
    world.records.forgetSignal(applicationId)
    await follow(applicationId, 'DECISION')
    world.time.advance({ minutes: 11 })
    expect(await run()).toEqual(quiet)
    expect(await applicationOf(world, applicationId)).not.toHaveProperty('resumptions')
  })
})

describe('a document whose validation never ended', () => {
  async function stuck() {
    const applicationId = await drafted(world, person)
    await follow(applicationId, 'SUBMISSION')
    const document = await arrived(world, person, applicationId, 'DATA_PAGE')
    const dying = { ...world.deps, inspect: () => Promise.reject(new Crash()) }
    await expect(validateDocument(dying, document)).rejects.toThrow(Crash)
    expect(await documentOf(world, document)).toMatchObject({ status: 'VALIDATING' })
    return document
  }

  test('is validated again after two minutes, and two minutes later once more', async () => {
    const document = await stuck()
    world.time.advance({ minutes: 2 })
    expect(await run()).toEqual(quiet)
    world.time.advance({ seconds: 1 })
    expect(await run()).toEqual(repaired('validation-requested'))
    const { applicationId, documentId } = document
    expect(world.deps.validations.requested).toEqual([{ applicationId, documentId }])
    world.time.advance({ minutes: 2 })
    expect(await run()).toEqual(quiet)
    world.time.advance({ seconds: 1 })
    expect(await run()).toEqual(repaired('validation-requested'))
    await validateDocument(world.deps, document)
    expect(await documentOf(world, document)).toMatchObject({ status: 'ACCEPTED' })
    expect(await documentOf(world, document)).not.toHaveProperty('validatingSince')
    world.time.advance({ minutes: 90 })
    expect(await run()).toEqual(quiet)
  })

  test('is not disturbed while a later one is running', async () => {
    const document = await stuck()
    world.time.advance({ minutes: 2, seconds: 1 })
    const inspect = async (file: UploadedFile) => {
      expect(await run()).toEqual(quiet)
      return world.deps.inspect(file)
    }
    expect(await validateDocument({ ...world.deps, inspect }, document)).toBe('ACCEPTED')
  })

  test('before it began is repeated once its upload has been in the inbox for ten minutes', async () => {
    const applicationId = await drafted(world, person)
    await follow(applicationId, 'SUBMISSION')
    const document = await arrived(world, person, applicationId, 'DATA_PAGE')
    world.deps.files.arrivals.set(fileKey(document), world.deps.clock())
    world.time.advance({ minutes: 10 })
    expect(await run()).toEqual(quiet)
    world.time.advance({ seconds: 1 })
    expect(await run()).toEqual(repaired('validation-requested'))
    expect(await run()).toEqual(quiet)
    await validateDocument(world.deps, document)
    expect(await documentOf(world, document)).toMatchObject({ status: 'ACCEPTED' })
  })

  test('and whose upload is gone awaits an upload again, without a refusal', async () => {
    const document = await stuck()
    world.deps.files.inbox.delete(fileKey(document))
    world.time.advance({ minutes: 61 })
    expect(await run()).toEqual(repaired('upload-reopened'))
    const reopened = await documentOf(world, document)
    expect(reopened.status).toBe('AWAITING_UPLOAD')
    expect(reopened).not.toHaveProperty('refusal')
    expect([...world.records.stored.audit.values()]).toContainEqual(
      expect.objectContaining({ action: 'document.reopen', from: 'VALIDATING', to: 'AWAITING_UPLOAD' }),
    )
    expect(await run()).toEqual(quiet)
    expect(
      await requestUpload(world.deps, person, document.applicationId, uploadOf('DATA_PAGE')),
    ).toMatchObject({ status: 'AWAITING_UPLOAD' })
  })

  test.each<[string, (applicationId: string) => Promise<unknown>]>([
    [
      'of an application that takes no files any more',
      async applicationId => {
        await withdrawApplication(world.deps, person, applicationId)
        world.records.forgetSignal(applicationId)
      },
    ],
    [
      'that was replaced by a newer upload',
      applicationId => requestUpload(world.deps, person, applicationId, uploadOf('DATA_PAGE')),
    ],
  ])('%s is deleted by the validator, and then needs no repair', async (_, happens) => {
    const document = await stuck()
    await happens(document.applicationId)
    world.time.advance({ minutes: 61 })
    expect(await run()).toEqual(repaired('validation-requested'))
    await validateDocument(world.deps, document)
    expect(await run()).toEqual(quiet)
  })

  test('and that gets a verdict during the repair keeps its verdict and its files', async () => {
    const document = await stuck()
    world.time.advance({ minutes: 61 })
    const { files } = world.deps
    const racing = {
      ...files,
      isInInbox: async (name: typeof document) => {
        const answer = await files.isInInbox(name)
        await validateDocument(world.deps, document)
        return answer
      },
    }
    expect(await run({ ...world.deps, files: racing })).toEqual(quiet)
    expect(await documentOf(world, document)).toMatchObject({ status: 'ACCEPTED' })
    expect(files.vault.size).toBeGreaterThan(0)
  })
})

describe('a run', () => {
  /** One application of each kind. */
  async function muddle() {
    await drafted(world, person)
    const waiting = await submitted(world, applicant('hans'))
    await follow(waiting, 'SUBMISSION')
    const broken = await drafted(world, applicant('grete'))
    await follow(broken, 'SUBMISSION')
    breakDown(broken)
    const parked = await drafted(world, applicant('paula'))
    await follow(parked, 'OPERATOR')
    await parkApplication(world.deps, { applicationId: parked, error: 'Lambda.ServiceException' })
    const uploading = await drafted(world, applicant('otto'))
    await follow(uploading, 'SUBMISSION')
    for (const slot of ['DATA_PAGE', 'HOLDING'] as const) {
      const document = await arrived(world, applicant('otto'), uploading, slot)
      const dying = { ...world.deps, inspect: () => Promise.reject(new Crash()) }
      await expect(validateDocument(dying, document)).rejects.toThrow(Crash)
      if (slot === 'HOLDING') world.deps.files.inbox.delete(fileKey(document))
    }
    world.time.advance({ minutes: 61 })
  }

  const everyKind: RepairKind[] = [
    'signal-resent',
    'execution-started',
    'parked-resumed',
    'execution-restarted',
    'validation-requested',
    'upload-reopened',
  ]

  /** The expected end state without ids, with audit entries and versions. */
  const endState = () => ({
    started: started().toSorted(),
    sent: world.deps.workflow.sent,
    statuses: [...world.records.stored.documents.values()].map(({ status }) => status),
    runs: [...world.records.stored.applications.values()].map(application => application.run),
    audited: [...world.records.stored.audit.values()].map(({ action }) => action).toSorted(),
  })

  test('repairs everything, and a second one finds nothing', async () => {
    await muddle()
    expect(await run()).toEqual(repaired(...everyKind))
    expect(await run()).toEqual(quiet)
  })

  test.each([true, false])(
    'that crashes at any call (which takes effect: %s) and is repeated leads to the same end state',
    async takesEffect => {
      await muddle()
      await run()
      const undisturbed = endState()
      let crashes = 0
      for (let calls = 0; ; calls += 1) {
        world = makeWorld()
        await muddle()
        const plan = { calls, takesEffect }
        const { deps } = world
        const dying = {
          ...deps,
          records: crashing(deps.records, plan),
          leftovers: crashing(deps.leftovers, plan),
          workflow: crashing(deps.workflow, plan),
          executions: crashing(deps.executions, plan),
          files: crashing(deps.files, plan),
          validations: crashing(deps.validations, plan),
        }
        const dead = await reconcile(
          dying,
          {
            repaired: () => undefined,
            gaveUp: () => undefined,
            failed: error => {
              throw error
            },
          },
          () => true,
        ).then(
          () => false,
          (error: unknown) => error instanceof Crash,
        )
        if (!dead) break
        crashes += 1
        await run()
        // A request that was lost with its run is sent an hour later.
        world.time.advance({ minutes: 61 })
        await run()
        const { audited: _more, ...expected } = undisturbed
        expect(endState()).toMatchObject(expected)
        expect(world.deps.validations.requested.length).toBeGreaterThan(0)
      }
      expect(crashes).toBeGreaterThan(15)
    },
  )

  test('stops at its time limit, and the next run does the rest', async () => {
    await muddle()
    let items = 2
    const first = await run(world.deps, () => {
      items -= 1
      return items >= 0
    })
    expect(first.repaired).toHaveLength(2)
    const second = await run()
    expect([...first.repaired, ...second.repaired]).toEqual(everyKind)
  })

  test('that fails at one application continues with the others', async () => {
    await muddle()
    const failing = { ...world.deps.workflow, signal: () => Promise.reject(new Error('unreachable')) }
    const seen = await run({ ...world.deps, workflow: failing })
    expect(seen.failed).toHaveLength(2)
    const told = ['signal-resent', 'parked-resumed']
    expect(seen.repaired).toEqual(everyKind.filter(kind => !told.includes(kind)))
  })

  test('reads each list in pages of fifty, up to the time at which its items are late', async () => {
    const asked: unknown[] = []
    const page = async (...query: unknown[]) => {
      asked.push(query)
      return asked.length % 2 === 1 ? { items: [], nextCursor: 'next' } : { items: [] }
    }
    const since = async (before: string) => {
      asked.push([before], [before])
      return []
    }
    const deps = {
      ...world.deps,
      leftovers: {
        ...world.deps.leftovers,
        signalledBefore: page,
        attentionBefore: page,
        certificatesDue: page,
        validatingBefore: page,
      },
      executions: { ...world.deps.executions, brokenSince: since },
      files: { ...world.deps.files, arrivedBefore: since },
    }
    expect(await run(deps)).toEqual(quiet)
    const late = '2026-11-23T01:50:00.000Z'
    const pages = (...query: string[]) => [undefined, 'next'].map(cursor => [...query, { limit: 50, cursor }])
    expect(asked).toStrictEqual([
      ...pages(late),
      ...pages('UNFOLLOWED', late),
      ...pages('PARKED', late),
      ...pages('OVERRIDE_PROPOSED', '2026-11-16T02:00:00.000Z'),
      ...pages('2026-11-23'),
      ['2026-11-16T02:00:00.000Z'],
      ['2026-11-16T02:00:00.000Z'],
      ...pages('2026-11-23T01:58:00.000Z'),
      [late],
      [late],
    ])
  })

  test('reports what it repaired and what failed by the application’s id', async () => {
    const parked = await drafted(world, person)
    await parkApplication(world.deps, { applicationId: parked, error: 'Lambda.ServiceException' })
    await follow(parked, 'OPERATOR')
    const signalled = await submitted(world, applicant('hans'))
    await follow(signalled, 'SUBMISSION')
    const { applicationId: overridden } = await proposed(world, applicant('max'))
    world.time.advance({ days: 8 })
    world.records.spoil(overridden)
    const state: World['deps']['leftovers']['state'] = async applicationId => {
      if (applicationId === parked) throw new Error('unreachable')
      return world.deps.leftovers.state(applicationId)
    }
    const reported: unknown[] = []
    await reconcile(
      { ...world.deps, leftovers: { ...world.deps.leftovers, state } },
      {
        repaired: (kind, found) => reported.push([kind, found]),
        gaveUp: found => reported.push(['gave up', found]),
        failed: (_error, found) => reported.push(['failed', found]),
      },
      () => true,
    )
    expect(reported).toStrictEqual([
      ['signal-resent', { applicationId: signalled }],
      ['failed', { applicationId: parked }],
      ['failed', { applicationId: overridden }],
    ])
  })

  test('reads more than one page', async () => {
    for (let count = 0; count < 120; count += 1) await drafted(world, applicant(`somebody-${count}`))
    world.time.advance({ minutes: 11 })
    expect((await run()).repaired).toHaveLength(120)
    expect(world.deps.workflow.started.size).toBe(120)
  })
})
