import * as z from 'zod'
import { rates } from '../domain/rates.ts'

const atMost = z.int().min(1)

/** How many of each an account may take in its window. */
export const rateLimitsSchema = z.strictObject({
  applications: atMost.default(rates.applications.atMost),
  uploads: atMost.default(rates.uploads.atMost),
  submissions: atMost.default(rates.submissions.atMost),
  quotaRefusals: atMost.default(rates.quotaRefusals.atMost),
  exports: atMost.default(rates.exports.atMost),
  claims: atMost.default(rates.claims.atMost),
})
