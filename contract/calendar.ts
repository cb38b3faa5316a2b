import * as z from 'zod'
import { buildOnce } from '../domain/build-once.ts'
import { calendarSources } from '../domain/calendar.ts'
import { dateSchema, instantSchema } from './fields.ts'

/** Plausible years. */
export const yearSchema = buildOnce(() => z.string().regex(/^2\d{3}$/))

const daysSchema = buildOnce(() => z.array(dateSchema()).max(366))

export const putCalendarSchema = buildOnce(() =>
  z
    .strictObject({
      off: daysSchema().meta({
        description: 'Days off according to the official list. Weekends can be left out.',
      }),
      work: daysSchema().meta({ description: 'Weekend days worked to make up for them.' }),
    })
    .meta({ id: 'PutCalendar' }),
)

export type PutCalendar = z.output<ReturnType<typeof putCalendarSchema>>

export const calendarSchema = buildOnce(() =>
  z
    .object({
      year: yearSchema(),
      off: z.array(dateSchema()),
      work: z.array(dateSchema()),
      source: z.enum(calendarSources).meta({
        description:
          'The source of the list. An operator’s list takes precedence over the settings, and the settings over the built-in list.',
      }),
      updatedAt: instantSchema().optional().meta({ description: 'When an operator put the list in force.' }),
    })
    .meta({ id: 'Calendar' }),
)

export type CalendarView = z.output<ReturnType<typeof calendarSchema>>

export const removedCalendarSchema = buildOnce(() =>
  z
    .object({
      year: yearSchema(),
      inForce: calendarSchema()
        .nullable()
        .meta({ description: 'The list in force now; null if there is none.' }),
    })
    .meta({ id: 'RemovedCalendar' }),
)

export type RemovedCalendarView = z.output<ReturnType<typeof removedCalendarSchema>>
