import type { Operation } from '../../../contract/operations/operation.ts'
import { DomainError } from '../../../domain/errors.ts'
import { parseRequest } from '../../../lambdas/http/request.ts'
import { type FakeRequest, httpEvent, personCalling } from '../../support/http-event.ts'
import { refusalOf } from '../../support/refusal.ts'

export const uuid = '00000000-0000-4000-8000-000000000001'
export const everyRole = personCalling('somebody', { roles: ['reviewer', 'operator'] })
/** The time of the requests, in milliseconds since 1970. */
export const now = Date.parse('2026-11-28T12:00:00.000Z')

/** A caller with every role. */
export const parse = (operation: Operation, request: FakeRequest) =>
  parseRequest(operation, httpEvent({ caller: everyRole, ...request }), now)

export const refusal = (operation: Operation, request: FakeRequest) =>
  refusalOf(() => parse(operation, request))

/** The pointer and the code of each error of a refusal, in order; empty for an accepted request. */
export async function errorsOf(operation: Operation, request: FakeRequest) {
  try {
    parse(operation, request)
  } catch (error) {
    if (error instanceof DomainError) return error.errors.map(({ pointer, code }) => `${pointer} ${code}`)
    throw error
  }
  return []
}

export const create = { certificateType: 'PASSPORT', issuingRegion: 'DE', consent: { policyVersion: '1' } }
export const upload = {
  slot: 'HOLDING',
  fileName: 'a.jpg',
  contentType: 'image/jpeg',
  sizeBytes: 1,
  sha256: '47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=',
}
export const submission = {
  name: 'Erika Mustermann',
  certificateNumber: 'C01X00T47',
  expiryDate: '2031-05-01',
}
