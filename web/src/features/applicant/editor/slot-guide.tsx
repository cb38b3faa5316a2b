import { List } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Slot } from '#domain/certificates.ts'
import { Icon } from '../icon.tsx'

/** What makes a picture of this slot a good one. */
export function SlotGuide({ slot }: { slot: Slot }) {
  const { t } = useTranslation('application')
  const dos = t(`dos.${slot === 'HOLDING' ? 'holding' : 'certificate'}`, { returnObjects: true })
  return (
    <List
      size="sm"
      lh={1.5}
      spacing={2}
      icon={<Icon name="check" />}
      styles={{ itemWrapper: { alignItems: 'start' }, itemLabel: { lineHeight: 1.5 } }}
    >
      {dos.map(each => (
        <List.Item key={each}>{each}</List.Item>
      ))}
    </List>
  )
}
