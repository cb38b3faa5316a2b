import { useMutation } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import { useDesk } from './desk/desk.tsx'

/**
 * Opens the most urgent unclaimed review, claimed ahead or now. From then on each decision opens the next one. The result
 * is null if there is none.
 */
export function useClaimNext() {
  const { ahead, setFlowing } = useDesk()
  const navigate = useNavigate()
  return useMutation({
    /** Of the opened case, if any. */
    mutationFn: async (opened?: string) => (await ahead.next(opened)) ?? null,
    onMutate: () => setFlowing(true),
    onSuccess: applicationId => {
      if (applicationId !== null) void navigate(`/reviews/${applicationId}`)
    },
  })
}
