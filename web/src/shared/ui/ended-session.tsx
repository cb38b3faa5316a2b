import { useEffect } from 'react'
import { useSignedIn } from '../people.ts'

/** Reports that the API refused this session. The frame of the page shows it once for all refused requests. */
export function EndedSession({ error }: { error: Error }) {
  const { onEnded } = useSignedIn()
  // biome-ignore lint/correctness/useExhaustiveDependencies: each refusal is reported once, not again after a new sign-in.
  useEffect(onEnded, [error, onEnded])
  return null
}
