import { useTranslation } from 'react-i18next'
import { type CertificateType, certificateTitle, certificateTypes } from '#domain/certificates.ts'
import { useLanguage } from '#web/shared/language.ts'
import { regionName } from '#web/shared/region-name.ts'

/** What certificates, regions and reviewers are called in the language of the page. */
export function useNames() {
  const { t } = useTranslation('reviewer')
  const language = useLanguage()
  return {
    language,
    /** Without a region: of any. */
    certificate: (type: CertificateType, region?: string) =>
      (region === undefined ? certificateTypes[type].title : certificateTitle(type, region))[language],
    region: (region: string) => regionName(region, language),
    /** Ids are random and long; their beginning tells reviewers of one team apart. */
    reviewer: (reviewerId: string, mine: boolean) =>
      mine ? t('you') : t('reviewerNamed', { id: reviewerId.slice(0, 8) }),
  } as const
}
