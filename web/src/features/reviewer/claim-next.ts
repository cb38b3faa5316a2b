import { useMutation } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import { useDesk } from './desk/desk.tsx'

/**
 * Opens the most urgent unclaimed review, claimed ahead or now. From then on each decision opens the next one. The result
 * is null if there is none. A review that is claimed after the reviewer left the page, or after `reset`, stays claimed
 * ahead: it must not replace the case on which the reviewer works meanwhile.
 */
export function useClaimNext() {
  const { ahead, setFlowing } = useDesk()
  const navigate = useNavigate()
  const { mutate, ...claim } = useMutation({
    /** Of the opened case, if any. */
    mutationFn: async (opened?: string) => (await ahead.next(opened)) ?? null,
    onMutate: () => setFlowing(true),
  })
  const open = (applicationId: string | null) => {
    if (applicationId !== null) void navigate(`/reviews/${applicationId}`)
  }
  // Unlike a callback of the mutation, a callback of the call is not called after the page was left.
  return { ...claim, mutate: (opened?: string) => mutate(opened, { onSuccess: open }) }
}
