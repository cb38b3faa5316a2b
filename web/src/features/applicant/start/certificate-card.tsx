import { Box, Group, Radio, Stack, Text } from '@mantine/core'
import type { Schemas } from '@realname/client'
import { useTranslation } from 'react-i18next'
import { slotName } from '#domain/slot-names.ts'
import { useLanguage } from '#web/shared/language.ts'
import { SlotDrawing } from '../drawings/slot-drawing.tsx'
import classes from './certificate-card.module.css'

interface Properties {
  readonly type: Schemas['CertificateTypes']['items'][number]
  readonly region: string
  readonly isChosen: boolean
}

/** A certificate to choose, with a drawn example. */
export function CertificateCard({ type, region, isChosen }: Properties) {
  const { t } = useTranslation('applicant')
  const language = useLanguage()
  const { certificateType, slots, title } = type
  const list = new Intl.ListFormat(language, { type: 'conjunction' })
  const photos = slots.map(slot =>
    t(`choice.photos.${slotName(slot, { certificateType, issuingRegion: region })}`),
  )
  const [first = 'HOLDING'] = slots
  return (
    <Radio.Card
      value={certificateType}
      name="certificate-type"
      p="md"
      className={classes.card}
      aria-label={title[language]}
      mod={{ chosen: isChosen }}
    >
      <Group wrap="nowrap" align="center" gap="md">
        <Box className={classes.example}>
          <SlotDrawing certificateType={certificateType} slot={first} />
        </Box>
        <Stack gap={4} flex={1}>
          <Text fw={600}>{title[language]}</Text>
          <Text size="sm" c="dimmed">
            {t('choice.asksFor', { photos: list.format(photos) })}
          </Text>
        </Stack>
        <Radio.Indicator />
      </Group>
    </Radio.Card>
  )
}
