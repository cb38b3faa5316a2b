import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { normaliseNumber } from '#domain/number-normalisation.ts'
import { normaliseName } from '#domain/person-name.ts'
import { useLanguage } from '#web/shared/language.ts'
import { longDate } from '#web/shared/time.ts'
import type { Details, DetailsRules } from './details-problems.ts'
import classes from './submission-summary.module.css'
import { readTypedDate } from './typed-date.ts'

interface Properties {
  readonly opened: boolean
  readonly onClose: () => void
  readonly onConfirm: () => void
  readonly isSending: boolean
  readonly details: Details
  readonly rules: DetailsRules
  readonly photos: number
}

/** A summary of all entries before the submission. */
export function SubmissionSummary(properties: Properties) {
  const { opened, onClose, onConfirm, isSending, details, rules, photos } = properties
  const { t } = useTranslation(['application', 'common'])
  const unchanged = t('summary.unchanged')
  const asks = (field: (typeof rules.fields)[number]) => rules.fields.includes(field)
  const normalised = normaliseNumber(details.certificateNumber, rules.issuingRegion)
  const number = (
    <Text span inherit ff="monospace">
      {'number' in normalised ? normalised.number : details.certificateNumber}
    </Text>
  )
  const language = useLanguage()
  const read = readTypedDate(details.expiryDate)
  const date = 'date' in read ? longDate(read.date, language) : details.expiryDate
  const expiry = details.longTerm ? t('summary.longTerm') : date
  const rows = [
    [t('details.name'), asks('name') ? normaliseName(details.name) : unchanged],
    [t('details.number'), asks('certificateNumber') ? number : unchanged],
    [t('details.expiry'), asks('expiryDate') ? expiry : unchanged],
    [t('summary.photos'), t('summary.photosValue', { count: photos })],
  ] as const
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('summary.title')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <Stack>
        <Text>{t('summary.text')}</Text>
        <dl className={classes.rows}>
          {rows.map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('summary.back')}
          </Button>
          <Button loading={isSending} onClick={onConfirm} data-autofocus>
            {t('summary.confirm')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
