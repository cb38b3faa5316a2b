import { Button, Group, VisuallyHidden } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { inYourZone } from '#web/shared/time.ts'
import { Mark } from '../mark.tsx'
import { type LeaseKeeping, renewalMinutes, useLease } from './use-lease.ts'

const clock = (milliseconds: number): string => {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000))
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

/** How long the case is one's own. It is renewed while one works; near its end it says so aloud. */
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
