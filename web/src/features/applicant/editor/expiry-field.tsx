import { Checkbox, Stack } from '@mantine/core'
import { DateInput, DatesProvider } from '@mantine/dates'
import 'dayjs/locale/zh-cn'
import { useTranslation } from 'react-i18next'
import { certificateTypes } from '../../../../../domain/certificates.ts'
import { useLanguage } from '../../../shared/language.ts'
import type { DetailsRules } from './details-problems.ts'
import { FieldMessage, numberForm } from './field-message.tsx'
import type { DetailsForm } from './use-details.ts'

/** Typed or picked; an ID card may have none. */
export function ExpiryField({ form, rules }: { form: DetailsForm; rules: DetailsRules }) {
  const { t } = useTranslation('application')
  const language = useLanguage()
  const { certificateType, issuingRegion } = rules
  const { error, ...input } = form.getInputProps('expiryDate')
  const look = numberForm(certificateType, issuingRegion)
  return (
    <DatesProvider settings={{ locale: language === 'zh' ? 'zh-cn' : 'en', firstDayOfWeek: 1 }}>
      <Stack gap="xs">
        <DateInput
          {...input}
          id="expiryDate"
          label={t('details.expiry')}
          description={t('details.expiryHint')}
          valueFormat="YYYY-MM-DD"
          defaultLevel="decade"
          ariaLabels={{ ...t('calendar', { returnObjects: true }) }}
          error={
            error === undefined || error === null ? undefined : <FieldMessage code={error} form={look} />
          }
          disabled={form.values.longTerm}
          autoComplete="off"
          required={!form.values.longTerm}
          size="md"
        />
        {certificateTypes[certificateType].mayBeLongTerm ? (
          <Checkbox
            label={t('details.longTerm')}
            checked={form.values.longTerm}
            onChange={({ currentTarget }) => {
              form.setFieldValue('longTerm', currentTarget.checked)
              form.setFieldValue('expiryDate', null)
            }}
          />
        ) : null}
      </Stack>
    </DatesProvider>
  )
}
