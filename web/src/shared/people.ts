import { createContext, useContext } from 'react'
import type { Person, Session } from './session.ts'

export interface SignedIn {
  readonly session: Session
  readonly person: Person
  /** Called when the API refuses a request because the session has ended. */
  readonly onEnded: () => void
}

const SignedInContext = createContext<SignedIn | undefined>(undefined)
export const SignedInProvider = SignedInContext.Provider

/** The signed-in person. Pages that read it are shown only while a person is signed in. */
export function useSignedIn(): SignedIn {
  const signedIn = useContext(SignedInContext)
  if (signedIn === undefined) throw new Error('useSignedIn outside of SignedInProvider')
  return signedIn
}
