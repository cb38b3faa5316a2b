import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { usePageTitle } from '../../../shared/page-title.ts'
import { Case } from './case.tsx'

export function CasePage() {
  const { t } = useTranslation('reviewer')
  const { applicationId = '' } = useParams()
  usePageTitle(t('case.title'))
  // Nothing of one case stays for the next.
  return <Case key={applicationId} applicationId={applicationId} />
}
