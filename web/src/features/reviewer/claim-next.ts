import { useMutation } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import { useApi } from '#web/shared/api.ts'
import { claimNextReview } from './queries/reviews.ts'

/** Claims the most urgent unclaimed review and opens it. The result is null if there is none. */
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
