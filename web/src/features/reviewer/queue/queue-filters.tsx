import { Button, Group, NativeSelect, SegmentedControl } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { certificateTypeNames } from '#domain/certificates.ts'
import { queueHintNames } from '#domain/queue-hints.ts'
import { regions } from '#domain/regions.ts'
import { queueAttempts, queueMarks } from '#domain/review-queue.ts'
import { longDate } from '#web/shared/time.ts'
import { useNames } from '../names.ts'
import { filterNames, isFiltered, type QueueView, queryOf, queueStates, viewOf } from './queue-filter.ts'

type FilterName = (typeof filterNames)[number]

interface Props {
  readonly view: QueueView
  readonly onView: (view: QueueView) => void
}

/** The values of each filter with their names. */
function useFilterOptions(): Record<FilterName, { value: string; label: string }[]> {
  const { t } = useTranslation('reviewer')
  const { certificate, region, language } = useNames()
  const options = <T extends string>(values: readonly T[], label: (value: T) => string) =>
    values.map(value => ({ value, label: label(value) }))
  return {
    mark: options(queueMarks, value =>
      t(`marks.${value === 'AWAITING_CONFIRMATION' ? 'TO_CONFIRM' : value}`),
    ),
    certificateType: options(certificateTypeNames, value => certificate(value)),
    issuingRegion: options(regions, region).sort((one, other) =>
      one.label.localeCompare(other.label, language),
    ),
    attempt: options(queueAttempts, value => t(`queue.attempts.${value}`)),
    hint: options(queueHintNames, value => t(`queue.hints.${value}`)),
  }
}

export function QueueFilters({ view, onView }: Props) {
  const { t } = useTranslation('reviewer')
  const { language } = useNames()
  const options = useFilterOptions()
  const choose = (name: FilterName, value: string) =>
    onView(
      viewOf(
        new URLSearchParams({
          ...queryOf({ ...view, [name]: undefined }),
          ...(value === '' ? {} : { [name]: value }),
        }),
      ),
    )
  return (
    <Group gap="xs" align="flex-end" role="search" aria-label={t('queue.filters')}>
      <SegmentedControl
        aria-label={t('queue.whose')}
        value={view.state}
        onChange={state => onView({ ...view, state })}
        data={queueStates.map(value => ({ value, label: t(`queue.states.${value}`) }))}
      />
      {filterNames.map(name => (
        <NativeSelect
          key={name}
          aria-label={t(`queue.filterBy.${name}`)}
          value={view[name] ?? ''}
          onChange={({ currentTarget: { value } }) => choose(name, value)}
          data={[{ value: '', label: t(`queue.any.${name}`) }, ...options[name]]}
          w={{ base: 'calc(50% - 5px)', xs: 160 }}
        />
      ))}
      {view.dueOn === undefined ? null : (
        <Button
          variant="default"
          onClick={() => onView({ ...view, dueOn: undefined })}
          aria-label={t('queue.anyDay', { day: longDate(view.dueOn, language) })}
          rightSection="×"
        >
          {t('queue.dueOn', { day: longDate(view.dueOn, language) })}
        </Button>
      )}
      {isFiltered(view) ? (
        <Button variant="subtle" onClick={() => onView({ state: view.state })}>
          {t('queue.clear')}
        </Button>
      ) : null}
    </Group>
  )
}
