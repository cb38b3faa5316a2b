import { Container, Stack, Text } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation, useNavigate } from 'react-router'
import { isEnded } from '#web/shared/hosted-session.ts'
import { changeLanguage } from '#web/shared/i18n.ts'
import { languages } from '#web/shared/languages.ts'
import type { Session } from '#web/shared/session.ts'
import { Failure } from '#web/shared/ui/failure.tsx'
import { Loading } from '#web/shared/ui/loading.tsx'
import { PageTitle } from '#web/shared/ui/page-title.tsx'
import { ReturnButton } from '#web/shared/ui/return-button.tsx'

/** Says that a link opens nothing, or nothing any more. */
export function LinkEnded({ session, isPhone = false }: { session: Session; isPhone?: boolean }) {
  const { t } = useTranslation()
  return (
    <Container size="sm" py={{ base: 'xl', sm: 64 }}>
      <Stack gap="lg" align="flex-start">
        <PageTitle>{t(isPhone ? 'link.usedTitle' : 'link.endedTitle')}</PageTitle>
        <Text size="lg">{t(isPhone ? 'link.usedText' : 'link.endedText')}</Text>
        <ReturnButton hosted={session.hosted} />
      </Stack>
    </Container>
  )
}

interface Properties {
  readonly session: Session
  readonly kind: 'APPLY' | 'UPLOAD'
}

/**
 * The address of a link (`/s#…`) or of a hand-off (`/continue#…`). It removes the token from the address and exchanges it
 * by a POST: to load the page opens nothing. Without a token it goes on with what this tab has opened before.
 */
export function OpenLink({ session, kind }: Properties) {
  const { hash } = useLocation()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const [error, setError] = useState<unknown>()
  const [tries, setTries] = useState(0)
  const [token, setToken] = useState('')
  const given = hash.slice(1)
  if (given !== '' && given !== token) setToken(given)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another try opens the same token again.
  useEffect(() => {
    let isCurrent = true
    const enter = () => navigate(kind === 'APPLY' ? '/' : '/phone', { replace: true })
    if (token === '') {
      if (session.hosted.kind === kind) void enter()
      return
    }
    window.history.replaceState(window.history.state, '', window.location.pathname)
    setError(undefined)
    session
      .openLink(token, kind)
      .then(async locale => {
        if (!isCurrent) return
        if (locale !== undefined && locale in languages)
          await changeLanguage(locale as keyof typeof languages)
        // The previous user of this tab may be another person, so their data is removed.
        queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'person' })
        await queries.invalidateQueries({ queryKey: ['person'] })
        await enter()
      })
      .catch((failure: unknown) => {
        if (isCurrent) setError(failure)
      })
    return () => {
      isCurrent = false
    }
  }, [token, tries, kind])
  const isNothing = token === '' && session.hosted.kind !== kind
  if (isNothing || isEnded(error)) return <LinkEnded session={session} isPhone={kind === 'UPLOAD'} />
  if (error === undefined) return <Loading />
  return (
    <Container size="sm" py="xl">
      <Failure error={error} onRetry={() => setTries(tries + 1)} />
    </Container>
  )
}
