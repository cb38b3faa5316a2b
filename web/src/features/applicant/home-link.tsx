import { Button, Group } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useSignedIn } from '#web/shared/people.ts'
import { ReturnButton } from '#web/shared/ui/return-button.tsx'

/** The ways out of a page: to where the user came from, if that is known, and to the first page. */
export function HomeLink() {
  const { t } = useTranslation('applicant')
  const { hosted } = useSignedIn().session
  return (
    <Group>
      <ReturnButton hosted={hosted} />
      <Button variant="default" component={Link} to="/">
        {t('home')}
      </Button>
    </Group>
  )
}
