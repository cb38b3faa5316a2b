import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { FileProblem } from '../transfer/inspect-file.ts'

/** Why a file cannot do, and how to come by a better one. */
export function RefusalNote({ refusal }: { refusal: FileProblem }) {
  const { t } = useTranslation('application')
  const [what, how] = t(`refusals.${refusal}`, { returnObjects: true })
  return (
    <>
      <Text size="sm" fw={600}>
        {t('upload.REFUSED')}: {what}
      </Text>
      <Text size="sm">{how}</Text>
    </>
  )
}
