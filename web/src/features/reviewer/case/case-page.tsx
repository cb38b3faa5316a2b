import { useParams } from 'react-router'
import { Case } from './case.tsx'

export function CasePage() {
  const { applicationId = '' } = useParams()
  // The key clears all state of the previous case.
  return <Case key={applicationId} applicationId={applicationId} />
}
