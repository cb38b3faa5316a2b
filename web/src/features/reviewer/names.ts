import { useTranslation } from 'react-i18next'
import { type CertificateType, certificateTitle, certificateTypes } from '#domain/certificates.ts'
import { useLanguage } from '#web/shared/language.ts'
import { regionName } from '#web/shared/region-name.ts'

/** Names of certificates, regions and reviewers in the language of the page. */
export function useNames() {
  const { t } = useTranslation('reviewer')
  const language = useLanguage()
  return {
    language,
    /** Without a region: for all regions. */
    certificate: (type: CertificateType, region?: string) =>
      (region === undefined ? certificateTypes[type].title : certificateTitle(type, region))[language],
    region: (region: string) => regionName(region, language),
    /** Ids are long and random. Their first characters distinguish the reviewers of a team. */
    reviewer: (reviewerId: string, mine: boolean) =>
      mine ? t('you') : t('reviewerNamed', { id: reviewerId.slice(0, 8) }),
  } as const
}
