import { useIdle } from '@mantine/hooks'
import { useEffect, useRef } from 'react'
import { useNow } from '#web/shared/now.ts'

const minute = 60_000
/** The last minutes of a lease, in which it is renewed. */
export const renewalMinutes = 5
const renewedWithin = renewalMinutes * minute
const triedEvery = 20_000

export interface LeaseKeeping {
  readonly expiresAt: string
  readonly renewing: boolean
  readonly renew: () => void
  readonly onEnd: () => void
}

/** Renews a lease in its last minutes, as long as somebody has worked within as many; tells when it has run out. */
export function useLease({ expiresAt, renewing, renew, onEnd }: LeaseKeeping) {
  const now = useNow(1000)
  const idle = useIdle(renewedWithin, { initialState: false })
  const left = Date.parse(expiresAt) - now
  const triedAt = useRef(0)
  const latest = useRef({ renew, onEnd })
  latest.current = { renew, onEnd }
  const ended = left <= 0
  const mayRenew = !ended && left <= renewedWithin && !idle && !renewing && now - triedAt.current > triedEvery
  useEffect(() => {
    if (!mayRenew) return
    triedAt.current = Date.now()
    latest.current.renew()
  }, [mayRenew])
  useEffect(() => {
    if (ended) latest.current.onEnd()
  }, [ended])
  const stage = left > renewedWithin ? 'HELD' : left > minute ? 'ENDS_SOON' : 'LAST_MINUTE'
  return { left, stage } as const
}
