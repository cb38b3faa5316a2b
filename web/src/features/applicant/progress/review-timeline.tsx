import { Text, Timeline } from '@mantine/core'
import type { Application } from '@realname/client'
import { useTranslation } from 'react-i18next'
import { allSlots, type Slot } from '#domain/certificates.ts'
import { eventMessages } from '#domain/event-messages.ts'
import type { DomainEventName } from '#domain/events.ts'
import { useLanguage } from '#web/shared/language.ts'
import { inYourZone } from '#web/shared/time.ts'
import { useSlotName } from '#web/shared/use-slot-name.ts'
import { Icon } from '../icon.tsx'

/** The slot that an entry of the timeline names, if any. */
const slotIn = (details: Readonly<Record<string, unknown>> | undefined): Slot | undefined =>
  allSlots.find(slot => slot === details?.slot)

const setbacks: readonly DomainEventName[] = [
  'application.retry_requested',
  'application.rejected',
  'application.expires_soon',
  'application.expired',
  'application.revoked',
  'certificate.expiring',
  'certificate.expired',
  'document.refused',
]

const isSetback = (event: DomainEventName): boolean => setbacks.includes(event)

/** The history, oldest first. During the review it also shows the next steps. */
export function ReviewTimeline({ application }: { application: Application }) {
  const { t } = useTranslation('application')
  const nameOf = useSlotName()
  const language = useLanguage()
  const entries = application.timeline.filter(({ event }) => eventMessages[event].audience === 'applicant')
  const isComing = application.status === 'IN_REVIEW'
  return (
    <Timeline
      active={entries.length - 1}
      bulletSize={26}
      lineWidth={2}
      styles={{ itemTitle: { lineHeight: 1.4 } }}
    >
      {entries.map(({ sequence, at, event, title, details }) => {
        const slot = slotIn(details)
        return (
          <Timeline.Item
            key={sequence}
            {...(isSetback(event) ? { color: 'orange.9' } : {})}
            bullet={isSetback(event) ? <Icon name="alert" /> : <Icon name="check" />}
            title={`${title[language]}${slot === undefined ? '' : ` · ${t(`slots.${nameOf(slot)}.title`)}`}`}
          >
            <Text size="sm" c="dimmed">
              <time dateTime={at}>{inYourZone(at, language)}</time>
            </Text>
          </Timeline.Item>
        )
      })}
      {isComing ? <Timeline.Item bullet={<Icon name="clock" />} title={t('progress.toCome')} /> : null}
    </Timeline>
  )
}
