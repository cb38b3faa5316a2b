import { Alert, Button, Stack, Text } from '@mantine/core'
import { ApiProblem } from '@realname/client'
import { useTranslation } from 'react-i18next'
import { inWords } from '../duration.ts'
import { inYourZone } from '../time.ts'
import { EndedSession } from './ended-session.tsx'

/** Codes whose words are the same wherever they are met; others are worded where they can happen. */
const common = [
  'OFFLINE',
  'TOO_MANY_REQUESTS',
  'INTERNAL_ERROR',
  'TOOK_TOO_LONG',
  'FORBIDDEN',
  'ACCOUNT_DISABLED',
  'NOT_FOUND',
] as const

/** What went wrong, in words, and what to do about it. */
export function useFailureText(): (error: unknown) => string {
  const { t, i18n } = useTranslation()
  return error => {
    if (!(error instanceof ApiProblem)) return t('failure.UNKNOWN')
    const code = error.status === 429 ? 'TOO_MANY_REQUESTS' : error.code
    const known = common.find(each => each === code)
    if (known === undefined) return t('failure.UNKNOWN')
    const { at, retryAfter = 60 } = error
    // A length of time would be wrong as soon as the page has stood for a while.
    if (known === 'TOO_MANY_REQUESTS' && retryAfter > 60) {
      const again = new Date(at + retryAfter * 1000).toISOString()
      return t('failure.tooOftenUntil', { time: inYourZone(again, i18n.language) })
    }
    return t(`failure.${known}`, { wait: inWords(retryAfter * 1000, i18n.language) })
  }
}

export function Failure({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t } = useTranslation()
  const textOf = useFailureText()
  if (error instanceof ApiProblem && error.status === 401) return <EndedSession error={error} />
  return (
    <Alert color="red" title={t('failure.title')} role="alert">
      <Stack gap="sm" align="flex-start">
        <Text size="sm">{textOf(error)}</Text>
        {onRetry === undefined ? null : (
          <Button size="xs" variant="default" onClick={onRetry}>
            {t('retry')}
          </Button>
        )}
      </Stack>
    </Alert>
  )
}
