import { Flex, Text } from '@mantine/core'
import type { ReviewSummary } from '@realname/client'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '#web/shared/language.ts'
import { inYourZone } from '#web/shared/time.ts'
import { useOfficialTime } from '#web/shared/use-time.ts'

export type Urgency = 'OVERDUE' | 'DUE_SOON' | 'IN_TIME'

/** Longer than half a working day, shorter than the time between two closes of business. */
const halfDay = 12 * 3_600_000

/**
 * Every deadline is a close of business, and reviews due at today's are due soon. If the service counts any as due
 * soon, they are those due within hours. So the page need not know the business hours.
 */
export function urgencyOf(
  { dueAt, overdue }: Pick<ReviewSummary, 'dueAt' | 'overdue'>,
  { now, someDueSoon }: { now: number; someDueSoon: boolean },
): Urgency {
  const remaining = Date.parse(dueAt) - now
  if (overdue || remaining <= 0) return 'OVERDUE'
  return someDueSoon && remaining < halfDay ? 'DUE_SOON' : 'IN_TIME'
}

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

const unitsOf = (milliseconds: number): [unit: 'day' | 'hour' | 'minute', count: number][] => {
  const length = Math.abs(milliseconds)
  if (length >= day)
    return [
      ['day', Math.floor(length / day)],
      ['hour', Math.floor((length % day) / hour)],
    ]
  return length >= hour
    ? [
        ['hour', Math.floor(length / hour)],
        ['minute', Math.floor((length % hour) / minute)],
      ]
    : [['minute', Math.floor(length / minute)]]
}

/** A duration as days and hours, hours and minutes, or minutes. Milliseconds; the sign is ignored. */
export const timeLeft = (milliseconds: number, language: string): string => {
  const units = unitsOf(milliseconds).filter(([, count], index) => index === 0 || count > 0)
  return units
    .map(([unit, count]) =>
      new Intl.NumberFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
        style: 'unit',
        unit,
        unitDisplay: units.length > 1 ? 'short' : 'long',
      }).format(count),
    )
    .join(' ')
}

/** The time until a deadline, and its date in the reader's zone; on hover in the stage's zone. */
export function DueTime({ dueAt, now, inLine = false }: { dueAt: string; now: number; inLine?: boolean }) {
  const { t } = useTranslation('reviewer')
  const language = useLanguage()
  const official = useOfficialTime()
  const left = Date.parse(dueAt) - now
  const length = timeLeft(left, language)
  return (
    <time dateTime={dueAt} title={official(dueAt)}>
      <Flex direction={inLine ? 'row' : 'column'} columnGap="xs" wrap="wrap" component="span">
        <Text span fw={600}>
          {left > 0 ? t('due.in', { length }) : t('due.since', { length })}
        </Text>
        <Text span size="sm" c="dimmed">
          {inYourZone(dueAt, language)}
        </Text>
      </Flex>
    </time>
  )
}
