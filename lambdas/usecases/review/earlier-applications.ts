import type { ReviewView } from '../../../contract/review.ts'
import type { Application } from '../../../domain/application.ts'
import { maximumEarlierApplications } from '../../../domain/policy.ts'
import type { Records } from '../../../domain/ports.ts'
import { isReadable } from '../records/all-applications.ts'

type EarlierApplication = NonNullable<ReviewView['earlierApplications']>[number]

function earlierApplicationView(application: Application): EarlierApplication[] {
  const { applicationId, certificateType, issuingRegion, status, attempt, submittedAt, appliedDecision } =
    application
  if (submittedAt === undefined) return []
  return [
    {
      applicationId,
      certificateType,
      issuingRegion,
      status,
      attempt,
      submittedAt,
      ...(appliedDecision === undefined
        ? {}
        : {
            decision: {
              outcome: appliedDecision.outcome,
              reasons: appliedDecision.reasons.map(reason => ({ ...reason })),
              decidedAt: appliedDecision.decidedAt,
            },
          }),
    },
  ]
}

/** The account's other submitted applications, newest first, among its last ones. They contain no entered details. */
export async function earlierApplicationsOf(
  records: Pick<Records, 'applicationIdsOf' | 'listed'>,
  { accountId, applicationId }: Pick<Application, 'accountId' | 'applicationId'>,
): Promise<EarlierApplication[]> {
  const { items } = await records.applicationIdsOf(accountId, { limit: maximumEarlierApplications + 1 })
  const others = items.filter(each => each !== applicationId).slice(0, maximumEarlierApplications)
  const found = await Promise.all(others.map(each => records.listed(each)))
  return found.filter(isReadable).flatMap(({ application }) => earlierApplicationView(application))
}
