import type { ApplicationView, CreateApplication } from '../../../contract/application.ts'
import type { Account } from '../../../domain/account.ts'
import type { ApplicantTerms } from '../../../domain/applicant-terms.ts'
import type { Application } from '../../../domain/application.ts'
import { allowsIssuingRegion } from '../../../domain/certificates.ts'
import { auditEntry, domainEvent } from '../../../domain/change.ts'
import {
  assertAuthenticated,
  assertEligible,
  assertRegistrationRegion,
  assertSameMode,
} from '../../../domain/eligibility.ts'
import { fieldRefusal } from '../../../domain/errors.ts'
import type { AnswerContext } from '../access/answer-once.ts'
import { type RateLimiting, takeRate } from '../access/limit-rate.ts'
import { type ActSources, newAct, type Principal } from '../access/people.ts'
import { ensureAccount } from '../accounts/ensure-account.ts'
import { type CommitDependencies, commitAnswer } from '../records/commit-change.ts'
import { findForWorkflow } from '../records/find-application.ts'
import { applicationView } from './application-view.ts'

export interface ConsentPolicy {
  readonly policyVersion: string
  readonly documentUrl: string
}

function assertConsent(policy: ConsentPolicy, consent: CreateApplication['consent']): void {
  if (consent?.policyVersion !== policy.policyVersion) {
    throw fieldRefusal(
      'CONSENT_REQUIRED',
      consent === undefined ? '/consent' : '/consent/policyVersion',
      'Consent to the current policy version is needed; certificate-types shows it.',
    )
  }
}

function withOpened(account: Account, { applicationId }: Application, at: string): Account {
  const next = { updatedAt: at, version: account.version + 1 }
  return account.authenticationStatus === 'AUTHENTICATED'
    ? { ...account, renewalApplicationId: applicationId, ...next }
    : { ...account, currentApplicationId: applicationId, ...next }
}

/** `language`: the client's language, used if the request states no language of the consent. */
export async function createApplication(
  deps: CommitDependencies &
    AnswerContext &
    ActSources &
    RateLimiting & { consentPolicy: ConsentPolicy; testMode: boolean; applicantTerms: ApplicantTerms },
  principal: Principal,
  input: CreateApplication,
  language?: string,
): Promise<ApplicationView> {
  await takeRate(deps, principal.accountId, 'applications')
  const locale = input.consent?.locale ?? language
  return commitAnswer(deps, async () => {
    const account = await ensureAccount(deps, principal)
    const purpose = input.purpose === 'RENEWAL' ? input.purpose : undefined
    if (purpose !== undefined && !account.partnerProgram) assertAuthenticated(account)
    assertEligible(account, purpose)
    if (purpose !== undefined && account.currentApplicationId !== undefined) {
      const standing = await findForWorkflow(deps.records, account.currentApplicationId)
      assertSameMode(standing.application, deps.testMode)
    }
    assertConsent(deps.consentPolicy, input.consent)
    if (!allowsIssuingRegion(input.certificateType, input.issuingRegion)) {
      throw fieldRefusal('INVALID_FIELD', '/issuingRegion', 'This certificate is not issued in that region.')
    }
    assertRegistrationRegion(account, input.issuingRegion, 'start')
    const act = newAct(deps, 'applicant', account.accountId)
    const application: Application = {
      applicationId: deps.newId(),
      accountId: account.accountId,
      ...(purpose === undefined ? {} : { purpose }),
      status: 'DRAFT',
      attempt: 1,
      certificateType: input.certificateType,
      issuingRegion: input.issuingRegion,
      consent: {
        policyVersion: deps.consentPolicy.policyVersion,
        givenAt: act.at,
        ...(locale === undefined ? {} : { locale }),
      },
      currentDocuments: {},
      overdue: false,
      ...(principal.sessionId === undefined ? {} : { startedInSession: true }),
      ...(deps.testMode ? { test: true } : {}),
      createdAt: act.at,
      updatedAt: act.at,
      eventSequence: 1,
      version: 1,
    }
    const events = [domainEvent(application, 'application.created', 1, act.at)]
    return {
      change: {
        application: { after: application },
        account: {
          before: account,
          after: withOpened(account, application, act.at),
        },
        audit: auditEntry(act, account.accountId, 'application.create', {
          applicationId: application.applicationId,
          to: 'DRAFT',
        }),
        events,
      },
      result: applicationView({ application, documents: [], events }, act.at, deps.applicantTerms),
    }
  })
}
