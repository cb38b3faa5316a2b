import type { CalendarList } from '../queries/put-calendar.ts'

const isDays = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every(day => typeof day === 'string')

/** The list in a file, if it looks like one; whether its days make sense is for the service to say. */
export function calendarIn(text: string): CalendarList | undefined {
  try {
    const content = JSON.parse(text) as Record<string, unknown> | null
    const off = content?.off
    const work = content?.work
    return isDays(off) && isDays(work) ? { off, work } : undefined
  } catch {
    return undefined
  }
}
