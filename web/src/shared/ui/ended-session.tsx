import { useEffect } from 'react'
import { useSignedIn } from '../people.ts'

/** The API refused this session. The frame of the page says so once, for all refused requests. */
export function EndedSession({ error }: { error: Error }) {
  const { onEnded } = useSignedIn()
  // biome-ignore lint/correctness/useExhaustiveDependencies: each refusal tells it once, and not again after a new sign-in.
  useEffect(onEnded, [error, onEnded])
  return null
}
