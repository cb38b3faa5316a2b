import { Anchor, Container, Stack, Text } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { personQuery } from '#web/shared/person-query.ts'
import type { Session } from '#web/shared/session.ts'
import { Loading } from '#web/shared/ui/loading.tsx'
import { PageTitle } from '#web/shared/ui/page-title.tsx'

/** A tab beside one whose sign-in has ended: signs in, and gives it over. */
export function SignInAgain({ session }: { session: Session }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const { data: person } = useQuery(personQuery(session))
  const [isTaken, setIsTaken] = useState(false)
  const isSignedIn = person !== undefined && person !== null
  const mustSignIn = person === null && !isTaken
  useEffect(() => {
    if (mustSignIn) void session.signIn('/sign-in-again')
  }, [session, mustSignIn])
  useEffect(() => {
    if (!isSignedIn) return
    return session.handOver(() => {
      setIsTaken(true)
      queries.setQueryData(personQuery(session).queryKey, null)
    })
  }, [session, isSignedIn, queries])
  if (!isSignedIn && !isTaken) return <Loading />
  return (
    <Container size="sm" py={{ base: 'xl', sm: 64 }}>
      <Stack gap="lg">
        <PageTitle>{t('signedOut.back')}</PageTitle>
        <Text size="lg" role="status">
          {t(isTaken ? 'signedOut.taken' : 'signedOut.offered')}
        </Text>
        {isTaken ? null : (
          <Anchor component={Link} to="/">
            {t('notFound.home')}
          </Anchor>
        )}
      </Stack>
    </Container>
  )
}
