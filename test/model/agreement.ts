import { expect } from '@jest/globals'
import { validationStart } from '../../domain/validation-runs.ts'
import { fileKey } from '../support/in-memory-services.ts'
import { whereItBelongs } from '../support/where-it-belongs.ts'
import type { Simulation } from './simulation.ts'

/** No application waits for a past event, and none is parked. */
export function assertExecutionsAgree(simulation: Simulation): void {
  for (const {
    applicationId,
    status,
    attempt,
    parked,
  } of simulation.world.records.stored.applications.values()) {
    const execution = simulation.executionOf(applicationId)
    const belongs = whereItBelongs(status, attempt)
    expect({ applicationId, parked, status }).toEqual({ applicationId, parked: undefined, status })
    expect(belongs.states).toContain(execution?.state)
    if (belongs.attempt !== undefined) expect(execution?.variable('attempt')).toBe(belongs.attempt)
  }
}

/**
 * Only files of accepted, current documents are stored, nothing waits for a verdict, and erasures are recorded.
 */
export function assertFilesAgree({ world }: Simulation): void {
  const { applications, documents } = world.records.stored
  const { inbox, vault } = world.deps.files
  const all = [...documents.values()]
  const kept = all.filter(
    ({ status, supersededAt, erasedAt }) => status === 'ACCEPTED' && !supersededAt && !erasedAt,
  )
  const files = kept.map(document => fileKey(document))
  expect(vault.left().filter(key => !files.some(file => key.startsWith(`${file}/`)))).toEqual([])
  expect([...inbox.keys()]).toEqual([])
  expect(all.filter(document => validationStart(document) !== undefined)).toEqual([])
  const unfinished = [...applications.values()].filter(
    ({ erased }) => erased?.personalFields !== undefined && erased.imagesAt === undefined,
  )
  expect(unfinished).toEqual([])
}
