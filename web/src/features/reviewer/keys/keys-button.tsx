import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'

export function KeysButton({ onClick }: { onClick: () => void }) {
  const { t } = useTranslation('reviewer')
  return (
    <Button variant="subtle" color="gray" c="dimmed" size="sm" onClick={onClick} visibleFrom="sm">
      {t('keys.title')}
    </Button>
  )
}
