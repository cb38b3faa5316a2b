import { Group, NativeSelect, SegmentedControl } from '@mantine/core'
import type { ReviewSummary } from '@realname/client'
import { useTranslation } from 'react-i18next'
import { type CertificateType, certificateTypeNames, isCertificateType } from '#domain/certificates.ts'
import { type ReviewState, reviewStates } from '#domain/lease.ts'
import { type Urgency, urgencyOf } from '../due-time.tsx'
import { useNames } from '../names.ts'

const markFilters = ['ANY', 'OVERDUE', 'DUE_SOON', 'TO_CONFIRM'] as const
type MarkFilter = (typeof markFilters)[number]

/** Selects among the loaded reviews. */
export interface QueueFilter {
  readonly certificateType: CertificateType | 'ANY'
  readonly mark: MarkFilter
}

export const noFilter: QueueFilter = { certificateType: 'ANY', mark: 'ANY' }

export interface QueueEntry {
  readonly review: ReviewSummary
  readonly urgency: Urgency
}

export function entriesOf(
  reviews: readonly ReviewSummary[],
  { certificateType, mark }: QueueFilter,
  moment: { now: number; someDueSoon: boolean },
): QueueEntry[] {
  return reviews
    .map(review => ({ review, urgency: urgencyOf(review, moment) }))
    .filter(({ review }) => certificateType === 'ANY' || review.certificateType === certificateType)
    .filter(
      ({ review, urgency }) =>
        mark === 'ANY' || (mark === 'TO_CONFIRM' ? review.awaitingConfirmation : urgency === mark),
    )
}

interface Props {
  readonly state: ReviewState
  readonly onState: (state: ReviewState) => void
  readonly filter: QueueFilter
  readonly onFilter: (filter: QueueFilter) => void
}

export function QueueFilters({ state, onState, filter, onFilter }: Props) {
  const { t } = useTranslation('reviewer')
  const { certificate } = useNames()
  return (
    <Group gap="md" align="flex-end" role="search" aria-label={t('queue.filters')}>
      <SegmentedControl
        aria-label={t('queue.whose')}
        value={state}
        onChange={onState}
        data={reviewStates.map(value => ({ value, label: t(`queue.states.${value}`) }))}
      />
      <NativeSelect
        aria-label={t('queue.certificate')}
        value={filter.certificateType}
        onChange={({ currentTarget: { value } }) =>
          onFilter({ ...filter, certificateType: isCertificateType(value) ? value : 'ANY' })
        }
        data={[
          { value: 'ANY', label: t('queue.anyCertificate') },
          ...certificateTypeNames.map(value => ({ value, label: certificate(value) })),
        ]}
        w={{ base: '100%', xs: 220 }}
      />
      <NativeSelect
        aria-label={t('queue.mark')}
        value={filter.mark}
        onChange={({ currentTarget: { value } }) =>
          onFilter({ ...filter, mark: markFilters.find(each => each === value) ?? 'ANY' })
        }
        data={markFilters.map(value => ({
          value,
          label: value === 'ANY' ? t('queue.anyMark') : t(`marks.${value}`),
        }))}
        w={{ base: '100%', xs: 180 }}
      />
    </Group>
  )
}
