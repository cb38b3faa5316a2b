import { Button, Group, Modal, Radio, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReasonField } from '#domain/reasons.ts'
import type { Details } from './details-problems.ts'
import type { Suggestions } from './suggested-details.ts'

const labels = {
  name: 'details.name',
  certificateNumber: 'details.number',
  expiryDate: 'details.expiry',
} as const

interface Properties {
  readonly fields: readonly ReasonField[]
  readonly details: Details
  readonly read: Suggestions
  readonly onClose: () => void
  /** The fields that shall have the value that was read. The others are kept. */
  readonly onContinue: (asRead: readonly ReasonField[]) => void
}

/** Asks once about the entries that differ from what machines read. */
export function Differences({ fields, details, read, onClose, onContinue }: Properties) {
  const { t } = useTranslation(['application', 'common'])
  const [asRead, setAsRead] = useState<readonly ReasonField[]>([])
  const entered = (field: ReasonField) =>
    field === 'expiryDate' && details.longTerm ? t('summary.longTerm') : details[field]
  const found = (field: ReasonField) =>
    field === 'expiryDate' && read.longTerm === true ? t('summary.longTerm') : (read[field] ?? '')
  const choose = (field: ReasonField, value: string) =>
    setAsRead(before => [...before.filter(each => each !== field), ...(value === 'READ' ? [field] : [])])
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('differences.title')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <Stack>
        <Text>{t('differences.text')}</Text>
        {fields.map(field => (
          <Radio.Group
            key={field}
            label={t(labels[field])}
            value={asRead.includes(field) ? 'READ' : 'ENTERED'}
            onChange={value => choose(field, value)}
          >
            <Stack gap="xs" mt="xs">
              <Radio value="ENTERED" label={t('differences.entered', { value: entered(field) })} />
              <Radio value="READ" label={t('differences.read', { value: found(field) })} />
            </Stack>
          </Radio.Group>
        ))}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('summary.back')}
          </Button>
          <Button onClick={() => onContinue(asRead)}>{t('differences.continue')}</Button>
        </Group>
      </Stack>
    </Modal>
  )
}
