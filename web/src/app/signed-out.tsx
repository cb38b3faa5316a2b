import { Alert, Button, Stack, Text } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { Session } from '#web/shared/session.ts'
import classes from './signed-out.module.css'

interface Properties {
  readonly session: Session
  readonly accountId: string
  readonly onBack: () => void
}

/** The sign-in has ended. It is begun anew in another tab, so that nothing of this one is lost. Always in sight. */
export function SignedOut({ session, accountId, onBack }: Properties) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  useEffect(
    () =>
      session.takeOver(accountId, () => {
        onBack()
        void queries.invalidateQueries()
      }),
    [session, accountId, onBack, queries],
  )
  return (
    <Alert color="red" radius={0} role="alert" title={t('signedOut.title')} className={classes.banner}>
      <Stack gap="sm" align="flex-start">
        <Text size="sm">{t('signedOut.text')}</Text>
        <Button component="a" href="/sign-in-again" target="_blank" rel="noopener" size="xs">
          {t('signedOut.signIn')}
        </Button>
      </Stack>
    </Alert>
  )
}
