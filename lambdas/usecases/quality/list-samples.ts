import type { DifferenceView, SecondReviewItem } from '../../../contract/second-review.ts'
import type { Samples } from '../../../domain/figure-ports.ts'
import type { Clock, Page, PageRequest, Records } from '../../../domain/ports.ts'
import {
  heldLease,
  maySecond,
  type Opinion,
  openSince,
  type QualitySample,
  reviewedAgain,
} from '../../../domain/quality-sample.ts'
import type { Principal } from '../access/people.ts'

interface Listing {
  readonly samples: Samples
  readonly records: Pick<Records, 'listed'>
  readonly clock: Clock
}

async function isPossible({ records }: Listing, sample: QualitySample): Promise<boolean> {
  const record = await records.listed(sample.applicationId)
  return record !== undefined && 'application' in record && reviewedAgain(sample, record) !== undefined
}

/**
 * The second reviews that this reviewer may do, oldest first. A page may be short: it omits those of others to do, and those
 * of which the content is gone.
 */
export async function listSecondReviews(
  deps: Listing,
  { accountId: reviewerId }: Principal,
  page: PageRequest,
): Promise<Page<SecondReviewItem>> {
  const now = deps.clock()
  const { items, nextCursor } = await deps.samples.openSamples(openSince(now), page)
  const mine = items.filter(sample => {
    const lease = heldLease(sample, now)
    return maySecond(sample, reviewerId) && (lease === undefined || lease.reviewerId === reviewerId)
  })
  const possible = await Promise.all(mine.map(sample => isPossible(deps, sample)))
  return {
    items: mine
      .filter((_, index) => possible[index])
      .map(sample => ({
        sampleId: sample.sampleId,
        attempt: sample.attempt,
        certificateType: sample.certificateType,
        issuingRegion: sample.issuingRegion,
        sampledAt: sample.sampledAt,
        claimed: heldLease(sample, now) !== undefined,
      })),
    ...(nextCursor === undefined ? {} : { nextCursor }),
  }
}

const opinionView = ({ reviewerId, outcome, reasons, decidedAt }: Opinion): DifferenceView['first'] => ({
  reviewerId,
  outcome,
  reasons: reasons.map(reason => ({ ...reason })),
  decidedAt,
})

/** The samples with two different opinions, the latest decisions first. */
export async function listDifferences(
  { samples }: Pick<Listing, 'samples'>,
  page: PageRequest,
): Promise<Page<DifferenceView>> {
  const { items, nextCursor } = await samples.differences(page)
  return {
    items: items.flatMap(({ sampleId, applicationId, accountId, attempt, first, second }) =>
      second === undefined
        ? []
        : [
            {
              sampleId,
              applicationId,
              accountId,
              attempt,
              first: opinionView(first),
              second: opinionView(second),
            },
          ],
    ),
    ...(nextCursor === undefined ? {} : { nextCursor }),
  }
}
