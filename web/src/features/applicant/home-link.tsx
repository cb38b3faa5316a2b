import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'

export function HomeLink() {
  const { t } = useTranslation('applicant')
  return (
    <Button variant="default" component={Link} to="/">
      {t('home')}
    </Button>
  )
}
