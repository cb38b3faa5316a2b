import { operations } from '../../contract/operations.ts'
import { database } from '../adapters/wiring/database.ts'
import { command } from '../http/command.ts'
import { withdrawApplication } from '../usecases/applicant/withdraw-application.ts'

export const handler = command(operations.withdrawApplication, {
  wire: database,
  perform: (deps, { principal, applicationId }) => withdrawApplication(deps, principal, applicationId),
})
