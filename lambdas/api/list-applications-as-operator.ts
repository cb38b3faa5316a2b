import { operations } from '../../contract/operations.ts'
import { database } from '../adapters/wiring/database.ts'
import { staffEndpoint } from '../http/staff-endpoint.ts'
import { listApplications } from '../usecases/applicant/read-applications.ts'
import { findAccount } from '../usecases/operator/manage-account.ts'

export const handler = staffEndpoint(operations.listApplicationsAsOperator, {
  wire: database,
  perform: async (deps, { accountId, query }) => {
    await findAccount(deps, accountId)
    return listApplications(deps, accountId, query)
  },
})
