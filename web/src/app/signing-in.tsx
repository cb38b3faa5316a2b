import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import type { Session } from '#web/shared/session.ts'
import { Loading } from '#web/shared/ui/loading.tsx'
import { Welcome } from './welcome.tsx'

/** Where the provider's page sends people back to. A code works once: a page that is loaded again starts anew. */
export function SigningIn({ session }: { session: Session }) {
  const navigate = useNavigate()
  const queries = useQueryClient()
  const [failed, setFailed] = useState(false)
  const begun = useRef(false)
  useEffect(() => {
    if (begun.current) return
    begun.current = true
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
