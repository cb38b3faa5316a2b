import { Anchor } from '@mantine/core'
import { Link } from 'react-router'
import { useNames } from '../names.ts'
import type { ReviewSummary } from '../queries/reviews-query.ts'

/** Opens a case. The keys of the queue go from one of these to the next. */
export function ReviewLink({ review }: { review: ReviewSummary }) {
  const { certificate } = useNames()
  return (
    <Anchor component={Link} to={`/reviews/${review.applicationId}`} fw={600} data-review-link>
      {certificate(review.certificateType, review.issuingRegion)}
    </Anchor>
  )
}
