import { type Application, type Approved, certificateHashOf } from './application.ts'
import { nextVersion, type TransitionContext } from './change.ts'
import type { Change } from './ports.ts'
import { toSuperseded } from './transitions.ts'

/**
 * The approval of a renewal as one change: the application that it replaces is superseded, and the place of that application is
 * released, unless both have the same number.
 */
export function superseding(
  approval: Change,
  { application, act }: Pick<TransitionContext, 'application' | 'act'>,
  standing: Approved,
): Change {
  const { applicationId, accountId } = application
  const after: Application = toSuperseded(standing, applicationId)
  const details = { supersededBy: applicationId }
  const next = nextVersion(standing, after, act.at, ['application.superseded'], details)
  const hash = certificateHashOf(standing)
  return {
    ...approval,
    superseded: { before: standing, after: next.application },
    ...(hash === undefined || hash === certificateHashOf(application)
      ? {}
      : { releasedPlace: { hash, accountId } }),
    audit: { ...approval.audit, details: { supersedes: standing.applicationId } },
    events: [...(approval.events ?? []), ...next.events],
  }
}
