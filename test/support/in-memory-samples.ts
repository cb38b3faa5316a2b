import type { Samples } from '../../domain/figure-ports.ts'
import type { QualitySample } from '../../domain/quality-sample.ts'
import { copyOf } from './in-memory-items.ts'
import { pageOf, sorted } from './in-memory-pages.ts'

/** The claim of a sample. It outlasts its lease. */
export const claimOf = ({ sampleId }: QualitySample, reviewerId: string) => `${sampleId} ${reviewerId}`

/** The `Samples` port over samples that changes have written. */
export function inMemorySamples(
  stored: ReadonlyMap<string, QualitySample>,
  claims: ReadonlySet<string>,
): Samples {
  const keyOf = ({ sampleId }: QualitySample) => sampleId
  const inState = (state: QualitySample['state']) =>
    sorted(
      [...stored.values()].filter(sample => sample.state === state),
      keyOf,
    )

  return {
    async sample(sampleId) {
      const sample = stored.get(sampleId)
      return sample === undefined ? undefined : copyOf(sample)
    },

    async openSamples(since, page) {
      const open = inState('OPEN').filter(({ sampledAt }) => sampledAt >= since)
      return pageOf(open, page, keyOf, (key, cursor) => key > cursor, copyOf)
    },

    async claimedSamples(reviewerId, applicationIds) {
      const claimed = inState('OPEN').filter(
        sample => applicationIds.includes(sample.applicationId) && claims.has(claimOf(sample, reviewerId)),
      )
      return claimed.map(copyOf)
    },

    async differences(page) {
      return pageOf(inState('DIFFERENT').reverse(), page, keyOf, (key, cursor) => key < cursor, copyOf)
    },
  }
}
