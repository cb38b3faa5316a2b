import { List, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { type ShownReason, textsOfReason } from '#domain/neutral-reasons.ts'
import { useSlotName } from '#web/shared/use-slot-name.ts'

interface ReasonSentencesProps {
  readonly reasons: readonly ShownReason[]
  readonly language: 'en' | 'zh'
  /** Whether the applicant's instruction follows each reason. */
  readonly withInstructions?: boolean
}

/** Reasons as sentences with their files. */
export function ReasonSentences({ reasons, language, withInstructions = false }: ReasonSentencesProps) {
  const { t } = useTranslation('reviewer', { lng: language })
  const nameOf = useSlotName()
  return (
    <List spacing="xs" size="sm" lang={language === 'zh' ? 'zh-Hans' : 'en'}>
      {reasons.map(({ code, slot, field }) => {
        const { title, instruction } = textsOfReason(code)
        const about = slot !== undefined ? t(`slots.${nameOf(slot)}`) : field && t(`fields.${field}`)
        return (
          <List.Item key={`${code} ${slot} ${field}`}>
            <Text span size="sm" fw={600}>
              {title[language]}
            </Text>
            {about ? (
              <Text span size="sm" c="dimmed">
                {' '}
                · {about}
              </Text>
            ) : null}
            {withInstructions ? <Text size="sm">{instruction[language]}</Text> : null}
          </List.Item>
        )
      })}
    </List>
  )
}
