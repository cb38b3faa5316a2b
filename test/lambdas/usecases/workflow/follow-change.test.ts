import { beforeEach, describe, expect, test } from '@jest/globals'
import type { ApplicationState, Signal } from '../../../../domain/application.ts'
import { executionName } from '../../../../domain/reconciliation.ts'
import { followChange } from '../../../../lambdas/usecases/workflow/follow-change.ts'
import { fileKey, inMemoryFiles, inMemoryWorkflow, vaultKeys } from '../../../support/in-memory-services.ts'
import { monday } from '../../../support/world.ts'

const applicationId = 'application-1'
const signal: Signal = { kind: 'APPROVE', attempt: 1, at: monday }

let deps: { workflow: ReturnType<typeof inMemoryWorkflow>; files: ReturnType<typeof inMemoryFiles> }
beforeEach(() => {
  deps = { workflow: inMemoryWorkflow(), files: inMemoryFiles() }
})

const effects = () => ({
  started: [...deps.workflow.started],
  watched: [...deps.workflow.watches.values()],
  rescheduled: [...deps.workflow.rescheduled],
  sent: deps.workflow.sent,
})
const nothing = { started: [], watched: [], rescheduled: [], sent: [] }

/** The same record is delivered twice. */
async function followTwice(change: Parameters<typeof followChange>[1]): Promise<void> {
  await followChange(deps, change)
  await followChange(deps, change)
}

describe('a stored change', () => {
  const started = (run = 0) => ({ ...nothing, started: [executionName({ applicationId, run })] })
  const rows: readonly (readonly [string, boolean, Omit<ApplicationState, 'applicationId'>, object])[] = [
    ['a new application starts its execution', true, {}, started()],
    ['another change starts nothing', false, {}, nothing],
    ['a signal without a reopening starts nothing', false, { signal }, nothing],
    ['a reopened application starts another execution', false, { signal, run: 1 }, started(1)],
    ['a reopened application without a signal starts nothing', false, { run: 1 }, nothing],
  ]
  test.each(rows)('of %s', async (_, created, state, effect) => {
    await followTwice({ of: 'APPLICATION', created, state: { applicationId, ...state } })
    expect(effects()).toEqual(effect)
  })

  test('with a signal and a waiting task sends the signal once', async () => {
    deps.workflow.tokens.add('token')
    const waiting = { for: 'DECISION', attempt: 1, token: 'token' } as const
    await followTwice({ of: 'APPLICATION', created: false, state: { applicationId, signal, waiting } })
    expect(effects()).toEqual({
      ...nothing,
      sent: [{ token: 'token', signal: { kind: 'APPROVE', attempt: 1 } }],
    })
  })

  test('of a moved deadline starts its watch alone', async () => {
    const moved = { applicationId, attempt: 1, revision: 2, dueSoonAt: monday, dueAt: monday }
    await followTwice({ of: 'APPLICATION', created: false, state: { applicationId }, moved })
    expect(effects()).toEqual({ ...nothing, watched: [moved] })
  })

  test('of a calendar starts the rescheduling alone', async () => {
    const calendar = {
      year: '2027',
      off: [],
      work: [],
      version: 3,
      updatedAt: monday,
      updatedBy: 'operator-1',
    }
    await followTwice({ of: 'CALENDAR', calendar })
    expect(effects()).toEqual({ ...nothing, rescheduled: ['2027-3'] })
  })

  test('of a replaced document deletes its files alone, in inbox and vault', async () => {
    const names = ['replaced', 'kept'].map(documentId => ({ applicationId, documentId }))
    for (const document of names) {
      deps.files.inbox.set(fileKey(document), new Uint8Array([1]))
      for (const key of vaultKeys(document)) deps.files.vault.set(key, new Uint8Array([1]))
    }
    const [document = { applicationId, documentId: '' }, kept = document] = names
    await followTwice({ of: 'SUPERSEDED_DOCUMENT', document })
    expect([...deps.files.inbox.keys(), ...deps.files.vault.keys()]).toEqual([
      fileKey(kept),
      ...vaultKeys(kept),
    ])
    expect(effects()).toEqual(nothing)
  })
})
