import { describe, test } from '@jest/globals'
import fc from 'fast-check'
import type { Operation } from '../../../contract/operations/operation.ts'
import { operations } from '../../../contract/operations.ts'
import { DomainError } from '../../../domain/errors.ts'
import { type HttpEvent, parseRequest } from '../../../lambdas/http/request.ts'
import { anyCodePoint } from '../../support/any-text.ts'
import { type FakeRequest, httpEvent } from '../../support/http-event.ts'
import { create, everyRole, now, submission, upload, uuid } from './parsed-requests.ts'

const named = Object.entries<Operation>(operations)

describe('any input', () => {
  const parses = (operation: Operation, event: HttpEvent): boolean => {
    try {
      parseRequest(operation, event, now)
      return true
    } catch (error) {
      return error instanceof DomainError && error.code !== 'INTERNAL_ERROR'
    }
  }

  const path = { applicationId: uuid, accountId: 'somebody' }
  const send = (request: FakeRequest) => httpEvent({ caller: everyRole, path, ...request })

  test.each(named.filter(([, { body }]) => body !== undefined))(
    'as JSON to %s is parsed or refused',
    (_name, operation) => {
      fc.assert(fc.property(fc.json(), body => parses(operation, send({ body }))))
    },
  )

  test.each([
    ['createApplication', operations.createApplication, create],
    ['requestUpload', operations.requestUpload, upload],
    ['submitApplication', operations.submitApplication, { ...submission, longTerm: true }],
    [
      'decideReview',
      operations.decideReview,
      { outcome: 'REJECT', reasons: [{ code: 'FORGED', slot: 'FRONT' }], internalNote: 'x' },
    ],
    ['putAccount', operations.putAccount, { registrationRegion: 'DE', partnerProgram: true }],
  ] as const)('in the known fields of %s is parsed or refused', (_name, operation, known) => {
    const fields = Object.entries(known).map(([name, value]) => [
      name,
      fc.oneof(
        { arbitrary: fc.constant(value), weight: 3 },
        fc.jsonValue(),
        fc.string({ unit: anyCodePoint }),
      ),
    ])
    const bodies = fc.record(Object.fromEntries(fields), { requiredKeys: [] })
    fc.assert(fc.property(bodies, body => parses(operation, send({ body: JSON.stringify(body) }))))
  })

  test('as bytes is parsed or refused', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), bytes =>
        parses(
          operations.submitApplication,
          send({ body: Buffer.from(bytes).toString('base64'), isBase64Encoded: true }),
        ),
      ),
    )
  })

  test.each(named)('in query and path of %s is parsed or refused', (_name, operation) => {
    const strings = fc.dictionary(
      fc.oneof(fc.constantFrom('limit', 'cursor', 'state', 'applicationId', 'accountId'), fc.string()),
      fc.string({ unit: anyCodePoint }),
    )
    fc.assert(
      fc.property(strings, strings, (query, parameters) =>
        parses(operation, send({ query, path: { ...path, ...parameters }, body: '{}' })),
      ),
    )
  })
})
