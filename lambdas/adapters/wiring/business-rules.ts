import type { BusinessRules } from '../../usecases/calendar/working-calendar.ts'
import { chineseCalendars } from '../chinese-calendar.ts'
import { readEnvironment } from '../environment.ts'

export function businessRules(): { rules: BusinessRules } {
  const settings = readEnvironment(['TIME_ZONE', 'OPENS_AT', 'CLOSES_AT', 'CALENDAR_OVERRIDES'])
  return {
    rules: {
      hours: { timeZone: settings.TIME_ZONE, opensAt: settings.OPENS_AT, closesAt: settings.CLOSES_AT },
      calendars: chineseCalendars(settings.CALENDAR_OVERRIDES),
    },
  }
}
