import type { ApplicationDocument, Application as Whole } from '@realname/client'

type Application = Pick<Whole, 'status'> & {
  readonly documents: readonly Pick<ApplicationDocument, 'status' | 'documentId' | 'evidence'>[]
}

/**
 * Milliseconds between two reads: short while files are validated and read by machines, longer during a review, and while a file that another
 * page has announced may still arrive. `awaitsVerdict`: this page uploaded a file that the service may not have seen yet.
 */
export function refetchInterval(
  application: Application | undefined,
  awaitsVerdict: boolean,
): number | false {
  if (application === undefined) return false
  const { documents, status } = application
  if (awaitsVerdict || documents.some(each => each.status === 'VALIDATING')) return 2_000
  if (status === 'IN_REVIEW') return 10_000
  const isOpen = status === 'DRAFT' || status === 'RETRY_REQUESTED'
  if (isOpen && documents.some(each => each.evidence === 'PENDING')) return 2_000
  const isAnnounced = documents.some(
    each => each.status === 'AWAITING_UPLOAD' && each.documentId !== undefined,
  )
  return isOpen && isAnnounced ? 10_000 : false
}
