import { useQuery } from '@tanstack/react-query'
import { Suspense } from 'react'
import { Outlet, useLocation } from 'react-router'
import { SignedInProvider } from '../shared/people.ts'
import { personQuery } from '../shared/person-query.ts'
import type { Role, Session } from '../shared/session.ts'
import { Loading } from '../shared/ui/loading.tsx'
import { NotAllowed } from './not-allowed.tsx'
import { Welcome } from './welcome.tsx'

/** Shows its pages to people of one role; whoever isn't signed in is asked to, and comes back here. */
export function SignedInOnly({ session, role }: { session: Session; role: Role }) {
  const { pathname, search } = useLocation()
  const { data: person, isPending } = useQuery(personQuery(session))
  if (isPending) return <Loading />
  if (person === undefined || person === null)
    return <Welcome onSignIn={() => session.signIn(pathname + search)} />
  if (!person.roles.includes(role)) return <NotAllowed />
  return (
    <SignedInProvider value={{ session, person }}>
      <Suspense fallback={<Loading />}>
        <Outlet />
      </Suspense>
    </SignedInProvider>
  )
}
