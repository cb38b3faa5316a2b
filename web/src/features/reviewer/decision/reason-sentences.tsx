import { List, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { DecisionReason } from '#domain/reasons.ts'
import { useSlotName } from '#web/shared/use-slot-name.ts'
import { reasonEntry } from './decision-draft.ts'

interface Props {
  readonly reasons: readonly DecisionReason[]
  readonly language: 'en' | 'zh'
  /** Whether what to do about each is said, too, as the applicant reads it. */
  readonly withInstructions?: boolean
}

/** Reasons in words, each with what it is about. */
export function ReasonSentences({ reasons, language, withInstructions = false }: Props) {
  const { t } = useTranslation('reviewer', { lng: language })
  const nameOf = useSlotName()
  return (
    <List spacing="xs" size="sm" lang={language === 'zh' ? 'zh-Hans' : 'en'}>
      {reasons.map(({ code, slot, field }) => {
        const { title, instruction } = reasonEntry(code)
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
