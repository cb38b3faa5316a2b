import { Alert, Button, Stack, Text } from '@mantine/core'
import { RealnameError } from '@realname/client'
import { useTranslation } from 'react-i18next'
import { textFor } from '../text-for.ts'
import { inWords, inYourZone } from '../time.ts'
import { EndedSession } from './ended-session.tsx'

/** The text for an error whose wording is the same on all pages. The pages contain their own texts. */
export function useFailureText(): (error: unknown) => string {
  const { t, i18n } = useTranslation()
  return error => {
    if (!(error instanceof RealnameError)) return t('failure.UNKNOWN')
    if (error.status !== 429)
      return textFor(error, t('failure', { returnObjects: true })) ?? t('failure.UNKNOWN')
    const { at, retryAfter = 60 } = error
    // A shown duration would soon be wrong while the page stays open.
    if (retryAfter > 60) {
      const again = new Date(at + retryAfter * 1000).toISOString()
      return t('failure.tooOftenUntil', { time: inYourZone(again, i18n.language) })
    }
    return t('failure.TOO_MANY_REQUESTS', { wait: inWords(retryAfter * 1000, i18n.language) })
  }
}

export function Failure({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t } = useTranslation()
  const textOf = useFailureText()
  if (error instanceof RealnameError && error.status === 401) return <EndedSession error={error} />
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
