import { Anchor, Checkbox, VisuallyHidden } from '@mantine/core'
import { useTranslation } from 'react-i18next'

/** The consent from the dialog, passed to the page that starts the application. */
export interface GivenConsent {
  readonly policyVersion: string
  readonly locale: string
}

export const isGivenConsent = (state: unknown): state is GivenConsent =>
  typeof state === 'object' && state !== null && 'policyVersion' in state && 'locale' in state

interface Properties {
  readonly documentUrl: string
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
}

/** The consent, with a link to its text. */
export function ConsentCheckbox({ documentUrl, checked, onChange }: Properties) {
  const { t } = useTranslation('applicant')
  return (
    <Checkbox
      checked={checked}
      onChange={({ currentTarget }) => onChange(currentTarget.checked)}
      size="md"
      label={
        <>
          {t('confirmation.consentBefore')}
          <Anchor href={documentUrl} target="_blank" rel="noreferrer" underline="always" inherit>
            {t('confirmation.consentLink')}
            <VisuallyHidden>{t('confirmation.newTab')}</VisuallyHidden>
          </Anchor>
          {t('confirmation.consentAfter')}
        </>
      }
    />
  )
}
