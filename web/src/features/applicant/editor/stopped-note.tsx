import { Alert, Text } from '@mantine/core'
import type { ApiProblem } from '@realname/client'
import { useTranslation } from 'react-i18next'
import { Failure } from '#web/shared/ui/failure.tsx'
import { useProblemText } from './use-problem-text.ts'

/** Why a sound file could not be sent; it can be sent again as it is. */
export function StoppedNote({ cause }: { cause: 'LOST' | 'STORE' | ApiProblem }) {
  const { t } = useTranslation('application')
  const textOf = useProblemText()
  if (typeof cause !== 'string' && cause.status === 401) return <Failure error={cause} />
  return (
    <Alert color="orange" p="sm">
      {typeof cause === 'string' ? (
        <Text size="sm">{t(`upload.${cause}`)}</Text>
      ) : (
        <>
          <Text size="sm" fw={600}>
            {t('upload.TICKET')}
          </Text>
          <Text size="sm">{textOf(cause)}</Text>
        </>
      )}
    </Alert>
  )
}
