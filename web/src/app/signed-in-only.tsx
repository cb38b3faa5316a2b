import { useQuery } from '@tanstack/react-query'
import { Suspense, useCallback, useState } from 'react'
import { Outlet, useLocation } from 'react-router'
import type { PersonRole } from '#domain/roles.ts'
import { SignedInProvider } from '#web/shared/people.ts'
import { personQuery } from '#web/shared/person-query.ts'
import type { Person, Session } from '#web/shared/session.ts'
import { Loading } from '#web/shared/ui/loading.tsx'
import { NotAllowed } from './not-allowed.tsx'
import { SignedOut } from './signed-out.tsx'
import { Welcome } from './welcome.tsx'

/**
 * Shows its pages to people of one role; whoever isn't signed in is asked to, and comes back here. An applicant whose
 * sign-in ends meanwhile keeps the page, with what they typed of themselves; whoever sees papers of others does not.
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
