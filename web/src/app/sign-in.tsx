import { Alert, Anchor, Button, Container, Stack, Text } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Suspense, useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, Outlet, useLocation, useNavigate } from 'react-router'
import type { PersonRole } from '#domain/roles.ts'
import { SignedInProvider } from '#web/shared/people.ts'
import { personQuery } from '#web/shared/person-query.ts'
import type { Person, Session } from '#web/shared/session.ts'
import { Loading } from '#web/shared/ui/loading.tsx'
import { PageTitle } from '#web/shared/ui/page-title.tsx'
import { ReturnButton } from '#web/shared/ui/return-button.tsx'
import { NotAllowed } from './failure-pages.tsx'
import { LinkEnded } from './open-link.tsx'
import classes from './sign-in.module.css'
import { Welcome } from './welcome.tsx'

/** The address to which the provider's page redirects. A code works once, so a reload shows the welcome page. */
export function SigningIn({ session }: { session: Session }) {
  const navigate = useNavigate()
  const queries = useQueryClient()
  const [failed, setFailed] = useState(false)
  const isStarted = useRef(false)
  useEffect(() => {
    if (isStarted.current) return
    isStarted.current = true
    session
      .complete()
      .then(async path => {
        await queries.invalidateQueries({ queryKey: ['person'] })
        await navigate(path, { replace: true })
      })
      .catch(() => setFailed(true))
  }, [session, navigate, queries])
  return failed ? <Welcome onSignIn={() => session.signIn('/')} /> : <Loading />
}

/** The address of the signed-in person, and the button to sign out. In a session of a backend: the way back. */
export function SignedIn({ person, session }: { person: Person; session: Session }) {
  const { t } = useTranslation()
  if (session.hosted.isOpen) return <ReturnButton hosted={session.hosted} variant="default" size="sm" />
  return (
    <>
      <Text size="sm" c="dimmed" truncate maw={220} title={person.email}>
        {person.email}
      </Text>
      <Button variant="default" size="sm" onClick={() => void session.signOut()}>
        {t('signOut')}
      </Button>
    </>
  )
}

/** A tab that was opened because the sign-in of another tab has ended. It signs in and passes the session to that tab. */
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

interface Properties {
  readonly session: Session
  readonly accountId: string
  readonly onBack: () => void
}

/** Says that the sign-in has ended. The person signs in again in another tab, so that this page keeps its entries. */
function SignedOut({ session, accountId, onBack }: Properties) {
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

/**
 * Shows its pages to people of one role. A person who is not signed in is asked to sign in and returns to the same page.
 * When a sign-in ends, an applicant keeps the page with their own entries. A reviewer or an operator loses it, because it
 * shows personal data of others.
 */
export function SignedInOnly({ session, role }: { session: Session; role: PersonRole }) {
  const { pathname, search } = useLocation()
  const { data: person, isPending } = useQuery(personQuery(session))
  const [last, setLast] = useState<Person>()
  if (person && person !== last) setLast(person)
  const [isEnded, setIsEnded] = useState(false)
  const onEnded = useCallback(() => setIsEnded(true), [])
  const onBack = useCallback(() => setIsEnded(false), [])
  const shown = person ?? (role === 'applicant' ? last : undefined)
  if (isPending) return <Loading />
  // Nothing could be saved any more, and nobody can sign in again.
  if (session.hosted.isOpen && (isEnded || !person)) {
    return <LinkEnded session={session} isPhone={session.hosted.kind === 'UPLOAD'} />
  }
  if (shown === undefined) return <Welcome onSignIn={() => session.signIn(pathname + search)} />
  if (!shown.roles.includes(role)) return <NotAllowed />
  return (
    <SignedInProvider value={{ session, person: shown, onEnded }}>
      {isEnded || !person ? (
        <SignedOut session={session} accountId={shown.accountId} onBack={onBack} />
      ) : null}
      <Suspense fallback={<Loading />}>
        <Outlet />
      </Suspense>
    </SignedInProvider>
  )
}
