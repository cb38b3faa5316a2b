import { useParams } from 'react-router'
import { Case } from './case.tsx'

export function CasePage() {
  const { applicationId = '' } = useParams()
  // Nothing of one case stays for the next.
  return <Case key={applicationId} applicationId={applicationId} />
}
