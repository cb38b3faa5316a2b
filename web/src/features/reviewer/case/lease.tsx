import { Button, Group, VisuallyHidden } from '@mantine/core'
import { useIdle } from '@mantine/hooks'
import type { Review } from '@realname/client'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { inYourZone } from '#web/shared/time.ts'
import { useNow } from '#web/shared/use-time.ts'
import { renewalMinutes, renewedWithin } from '../lease-times.ts'
import { Mark } from '../review-marks.tsx'

/** The lease of another reviewer, unless it has expired. */
export const leaseOfOther = ({ lease }: Pick<Review, 'lease'>, now: number): Review['lease'] =>
  lease !== undefined && !lease.mine && Date.parse(lease.expiresAt) > now ? lease : undefined

const minute = 60_000
const triedEvery = 20_000

export interface LeaseKeeping {
  readonly expiresAt: string
  readonly renewing: boolean
  readonly renew: () => void
  readonly onEnd: () => void
}

/** Renews a lease in its last minutes if the reviewer has been active within as many minutes, and reports its end. */
function useLease({ expiresAt, renewing, renew, onEnd }: LeaseKeeping) {
  const now = useNow(1000)
  const idle = useIdle(renewedWithin, { initialState: false })
  const remaining = Date.parse(expiresAt) - now
  const triedAt = useRef(0)
  const latest = useRef({ renew, onEnd })
  latest.current = { renew, onEnd }
  const isEnded = remaining <= 0
  const mayRenew =
    !isEnded && remaining <= renewedWithin && !idle && !renewing && now - triedAt.current > triedEvery
  useEffect(() => {
    if (!mayRenew) return
    triedAt.current = Date.now()
    latest.current.renew()
  }, [mayRenew])
  useEffect(() => {
    if (isEnded) latest.current.onEnd()
  }, [isEnded])
  const stage = remaining > renewedWithin ? 'HELD' : remaining > minute ? 'ENDS_SOON' : 'LAST_MINUTE'
  return { left: remaining, stage } as const
}

const clock = (milliseconds: number): string => {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000))
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

/**
 * The remaining time of the lease. It is renewed while the reviewer is active. A screen reader announces its coming
 * end.
 */
export function LeaseTimer(keeping: LeaseKeeping) {
  const { t, i18n } = useTranslation('reviewer')
  const { left, stage } = useLease(keeping)
  const until = inYourZone(keeping.expiresAt, i18n.language)
  return (
    <Group gap="xs">
      <Mark tone={stage === 'HELD' ? 'good' : stage === 'LAST_MINUTE' ? 'urgent' : 'soon'}>
        <span role="timer">{t('lease.left', { time: clock(left) })}</span>
      </Mark>
      {stage === 'HELD' ? null : (
        <Button size="compact-sm" variant="default" loading={keeping.renewing} onClick={keeping.renew}>
          {t('lease.renew')}
        </Button>
      )}
      <VisuallyHidden role="status">
        {stage === 'LAST_MINUTE'
          ? t('lease.lastMinute')
          : stage === 'HELD'
            ? t('lease.until', { until })
            : t('lease.endsSoon', { minutes: renewalMinutes })}
      </VisuallyHidden>
    </Group>
  )
}
