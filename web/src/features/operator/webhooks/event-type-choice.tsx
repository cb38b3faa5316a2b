import { Checkbox, Radio, SimpleGrid, Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { domainEventNames, endpointEventNames } from '#domain/events.ts'

const names = [...domainEventNames, ...endpointEventNames]

interface Props {
  readonly all: boolean
  readonly chosen: readonly string[]
  readonly problem: string | undefined
  readonly onAll: (all: boolean) => void
  readonly onChosen: (names: string[]) => void
}

/** All events, or a choice of their names. */
export function EventTypeChoice({ all, chosen, problem, onAll, onChosen }: Props) {
  const { t } = useTranslation('webhooks')
  return (
    <Stack gap="sm">
      <Radio.Group
        label={t('form.events')}
        value={all ? 'all' : 'some'}
        onChange={value => onAll(value === 'all')}
        error={all ? problem : undefined}
      >
        <Stack gap="xs" mt="xs">
          <Radio value="all" label={t('form.all')} />
          <Radio value="some" label={t('form.some')} />
        </Stack>
      </Radio.Group>
      {all ? null : (
        <Checkbox.Group aria-label={t('form.some')} value={[...chosen]} onChange={onChosen} error={problem}>
          <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm" verticalSpacing="sm" mb="xs">
            {names.map(name => (
              <Checkbox key={name} value={name} label={name} description={t(`eventTypes.${name}`)} />
            ))}
          </SimpleGrid>
        </Checkbox.Group>
      )}
    </Stack>
  )
}
