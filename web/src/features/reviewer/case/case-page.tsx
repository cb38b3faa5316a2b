import { Activity, useEffect } from 'react'
import { useParams } from 'react-router'
import { useDesk } from '../desk/desk.tsx'
import { Case } from './case.tsx'

/** The opened case. The next one is rendered ahead, hidden and without effects, so that its pictures are loaded. */
export function CasePage() {
  const { applicationId = '' } = useParams()
  const { ahead, heldAhead } = useDesk()
  useEffect(() => ahead.opened(applicationId), [ahead, applicationId])
  const [next] = heldAhead.filter(each => each !== applicationId)
  // The key clears all state of the previous case.
  return [applicationId, ...(next === undefined ? [] : [next])].map(each => (
    <Activity key={each} mode={each === applicationId ? 'visible' : 'hidden'}>
      <Case applicationId={each} />
    </Activity>
  ))
}
