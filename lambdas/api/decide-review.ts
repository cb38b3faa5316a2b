import { operations } from '../../contract/operations.ts'
import { database } from '../adapters/wiring/database.ts'
import { personalData } from '../adapters/wiring/personal-data.ts'
import { reviewPolicy } from '../adapters/wiring/review-policy.ts'
import { staffCommand } from '../http/staff-command.ts'
import { decideReview } from '../usecases/reviewer/decide-review.ts'

export const handler = staffCommand(operations.decideReview, {
  wire: () => ({ ...database(), ...personalData(), ...reviewPolicy() }),
  perform: (deps, { principal, applicationId, body }) => decideReview(deps, principal, applicationId, body),
})
