import { ActionIcon, Checkbox, Popover, Stack, Text, TextInput } from '@mantine/core'
import { DatePicker, DatesProvider } from '@mantine/dates'
import 'dayjs/locale/zh-cn'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { certificateTypes } from '#domain/certificates.ts'
import { useLanguage } from '#web/shared/language.ts'
import { longDate } from '#web/shared/time.ts'
import { Icon } from '../icon.tsx'
import type { DetailsRules } from './details-problems.ts'
import { FieldMessage, numberForm } from './field-message.tsx'
import { readTypedDate } from './typed-date.ts'
import type { DetailsForm } from './use-details.ts'

/** The date may be typed or picked; typed text is not reformatted. Some certificates have no date. */
export function ExpiryField({ form, rules }: { form: DetailsForm; rules: DetailsRules }) {
  const { t } = useTranslation('application')
  const language = useLanguage()
  const [isOpen, setIsOpen] = useState(false)
  const { certificateType, issuingRegion } = rules
  const { error, ...input } = form.getInputProps('expiryDate')
  const look = numberForm(certificateType, issuingRegion)
  const { expiryDate, longTerm } = form.values
  const read = readTypedDate(expiryDate)
  const date = 'date' in read ? read.date : null
  const pick = (picked: string | null) => {
    setIsOpen(false)
    form.setFieldValue('expiryDate', picked ?? '')
    form.clearFieldError('expiryDate')
  }
  return (
    <DatesProvider settings={{ locale: language === 'zh' ? 'zh-cn' : 'en', firstDayOfWeek: 1 }}>
      <Stack gap="xs">
        <TextInput
          {...input}
          id="expiryDate"
          label={t('details.expiry')}
          description={t('details.expiryHint')}
          error={
            error === undefined || error === null ? undefined : <FieldMessage code={error} form={look} />
          }
          disabled={longTerm}
          autoComplete="off"
          spellCheck={false}
          required={!longTerm}
          size="md"
          rightSection={
            <Popover opened={isOpen} onChange={setIsOpen} position="bottom-end" trapFocus returnFocus>
              <Popover.Target>
                <ActionIcon
                  variant="subtle"
                  size="lg"
                  aria-label={t('details.openCalendar')}
                  disabled={longTerm}
                  onClick={() => setIsOpen(open => !open)}
                >
                  <Icon name="calendar" />
                </ActionIcon>
              </Popover.Target>
              <Popover.Dropdown aria-label={t('details.openCalendar')}>
                <DatePicker
                  value={date}
                  onChange={pick}
                  {...(date === null ? {} : { defaultDate: date })}
                  defaultLevel={date === null ? 'decade' : 'month'}
                  ariaLabels={{ ...t('calendar', { returnObjects: true }) }}
                />
              </Popover.Dropdown>
            </Popover>
          }
        />
        {date === null || longTerm || (error !== undefined && error !== null) ? null : (
          <Text size="sm" c="dimmed" role="status">
            {t('details.expiryRead', { date: longDate(date, language) })}
          </Text>
        )}
        {certificateTypes[certificateType].canBeLongTerm ? (
          <Checkbox
            label={t('details.longTerm')}
            checked={longTerm}
            onChange={({ currentTarget }) => {
              form.setFieldValue('longTerm', currentTarget.checked)
              form.setFieldValue('expiryDate', '')
            }}
          />
        ) : null}
      </Stack>
    </DatesProvider>
  )
}
