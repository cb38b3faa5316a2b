import { List, SimpleGrid, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Slot } from '#domain/certificates.ts'
import { MistakeDrawing, mistakesOf } from '../drawings/mistake-drawing.tsx'
import { Icon } from '../icon.tsx'
import classes from './slot-card.module.css'

/** Advice for a good picture of this slot, and four frequent mistakes. */
export function SlotGuide({ slot }: { slot: Slot }) {
  const { t } = useTranslation('application')
  const dos = t(`dos.${slot === 'HOLDING' ? 'holding' : 'certificate'}`, { returnObjects: true })
  return (
    <Stack gap="xs">
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
      <Text size="sm" fw={500} id={`mistakes-${slot}`}>
        {t('mistakes.title')}
      </Text>
      <SimpleGrid
        component="ul"
        cols={4}
        spacing="xs"
        className={classes.mistakes}
        aria-labelledby={`mistakes-${slot}`}
      >
        {mistakesOf(slot).map(mistake => (
          <li key={mistake}>
            <MistakeDrawing mistake={mistake} />
            <Text size="xs" ta="center" lh={1.3} mt={4}>
              {t(`mistakes.${mistake}`)}
            </Text>
          </li>
        ))}
      </SimpleGrid>
    </Stack>
  )
}
