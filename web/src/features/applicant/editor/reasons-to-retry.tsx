import { Alert, List, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '#web/shared/language.ts'
import { useSlotName } from '#web/shared/use-slot-name.ts'
import { Icon } from '../icon.tsx'
import { type ExplainedReason, isGeneral } from './reason-places.ts'

/** The reasons for a requested change, each with an instruction. */
export function ReasonNotes({ reasons }: { reasons: readonly ExplainedReason[] }) {
  const language = useLanguage()
  return reasons.map(({ code, title, instruction }) => (
    <Alert key={code} color="orange" icon={<Icon name="alert" />} title={title[language]} p="sm">
      <Text size="sm">{instruction[language]}</Text>
    </Alert>
  ))
}

/** All requested changes together. */
export function ReasonsSummary({ reasons }: { reasons: readonly ExplainedReason[] }) {
  const { t } = useTranslation('application')
  const nameOf = useSlotName()
  const language = useLanguage()
  return (
    <Alert color="orange" icon={<Icon name="alert" />} title={t('editor.reasonsTitle')}>
      <Stack gap="xs">
        <List spacing={4}>
          {reasons.map(reason => (
            <List.Item key={`${reason.code} ${reason.slot} ${reason.field}`}>
              {reason.title[language]}
              {reason.slot === undefined ? null : ` · ${t(`slots.${nameOf(reason.slot)}.title`)}`}
              {isGeneral(reason) ? <Text size="sm">{reason.instruction[language]}</Text> : null}
            </List.Item>
          ))}
        </List>
        <Text size="sm">{t('editor.reasonsText')}</Text>
      </Stack>
    </Alert>
  )
}
