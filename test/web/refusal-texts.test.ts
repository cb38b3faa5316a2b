import { expect, test } from '@jest/globals'
import type { Operation } from '#contract/operations/operation.ts'
import { operations, sharedProblems } from '#contract/operations.ts'
import { errorCodeNames } from '#domain/errors.ts'
import { applicant } from '#web/locales/en/applicant.ts'
import { application } from '#web/locales/en/application.ts'
import { common } from '#web/locales/en/common.ts'
import { operator } from '#web/locales/en/operator.ts'
import { reviewer } from '#web/locales/en/reviewer.ts'
import { webhooks } from '#web/locales/en/webhooks.ts'

/** The codes that no page can get: its requests follow the API's schemas, and it signs in again after a 401. */
const neverShown = ['MALFORMED_REQUEST', 'UNAUTHENTICATED', 'INVALID_FIELD', 'IDEMPOTENCY_KEY_REUSED']

const texts: Readonly<Record<Exclude<Operation['who'], 'machine'>, readonly object[]>> = {
  anyone: [common.failure],
  applicant: [common.failure, applicant.problems, application.problems, application.fieldProblems],
  reviewer: [common.failure, reviewer.refusals],
  operator: [
    common.failure,
    webhooks.refusals,
    operator.override.refusals,
    { WRONG_STATE: [operator.revocation.stale, operator.parked.stale] },
  ],
}

/** No page calls the routes of machines and of test mode. */
const calledByPages = Object.entries<Operation>(operations).flatMap(([name, operation]) =>
  operation.who === 'machine' || operation.testModeOnly === true
    ? []
    : [[name, operation, operation.who] as const],
)

test.each(calledByPages)('the pages have a text for each refusal of %s', (_, operation, who) => {
  const worded = texts[who].flatMap(table => Object.keys(table))
  const refusals = [...sharedProblems(operation), ...operation.problems]
  expect(refusals.filter(code => !neverShown.includes(code) && !worded.includes(code))).toEqual([])
})

test.each([
  ['starting', applicant.problems],
  ['submitting and uploading', application.problems],
  ['reviewing', reviewer.refusals],
  ['webhooks', webhooks.refusals],
  ['overrides', operator.override.refusals],
])('the texts for %s are about codes that exist', (_, table) => {
  const known: readonly string[] = [...errorCodeNames, 'UNSURE']
  expect(Object.keys(table).filter(code => !known.includes(code))).toEqual([])
})
