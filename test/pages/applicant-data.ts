import type { Account } from '../../domain/account.ts'
import type { Application, ApplicationIn, ApplicationStateName } from '../../domain/application.ts'
import { certificateTypes } from '../../domain/certificates.ts'
import type { ExaminedDocument } from '../../domain/documents.ts'
import { stageDefaults } from '../../domain/policy.ts'
import { accountView } from '../../lambdas/usecases/accounts/account-view.ts'
import { applicationView } from '../../lambdas/usecases/intake/application-view.ts'
import { applicationIn, examinedDocument, sampleAccount } from '../support/samples.ts'
import { monday } from '../support/world.ts'
import type { Answers } from './fake-service.ts'

export const applicationId = '0c624ae3-8ee5-40e7-9e36-3c605ee3453d'

/** An application in a state, as its use case shows it, and the answers of a service with this one application. */
export function withApplication<N extends ApplicationStateName>(
  name: N,
  changed: Partial<ApplicationIn<N>> = {},
  changedDocument: Partial<ExaminedDocument> = {},
) {
  const slots = ['DATA_PAGE', 'HOLDING'] as const
  const documents = slots.map(slot =>
    examinedDocument({ applicationId, slot, documentId: slot, ...changedDocument }),
  )
  const currentDocuments = Object.fromEntries(documents.map(each => [each.slot, each.documentId]))
  const application = { ...applicationIn(name, changed), applicationId, currentDocuments } as Application
  return applicationView({ application, documents, events: [] }, monday, {
    ...stageDefaults,
    neutralRejections: false,
  })
}

const today = { clock: () => monday, timeZone: stageDefaults.timeZone }

export const account = (changed: Partial<Account> = {}) => accountView(sampleAccount(changed), today)

/** The reads of the first page. */
export const firstPage = (
  shown: ReturnType<typeof account>,
  items: readonly ReturnType<typeof withApplication>[] = [],
): Answers => ({
  getAccount: () => shown,
  listApplications: () => ({ items: [...items] }),
})

/** The answer of a service that takes passports only. */
export const passportOnly = {
  items: [
    {
      certificateType: 'PASSPORT' as const,
      title: certificateTypes.PASSPORT.title,
      slots: [...certificateTypes.PASSPORT.slots],
      issuingRegions: 'any' as const,
      longTermAllowed: false,
    },
  ],
  consent: { policyVersion: '2026-12', documentUrl: 'https://stage.test/consent' },
}

/** A service with this one application. */
export const answersOf = (application: ReturnType<typeof withApplication>): Answers => ({
  ...firstPage(account(), [application]),
  getApplication: () => application,
})
