import { useMutation } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import { useApi } from '#web/shared/api.ts'
import { claimNextReview } from './queries/reviews.ts'

/** Claims the most urgent review that waits, and opens it. Its answer is null when none does. */
export function useClaimNext() {
  const api = useApi()
  const navigate = useNavigate()
  return useMutation({
    mutationFn: () => claimNextReview(api),
    onSuccess: applicationId => {
      if (applicationId !== null) void navigate(`/reviews/${applicationId}`)
    },
  })
}
