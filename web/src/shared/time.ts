import { tagOf } from '#domain/zone-name.ts'

const units = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1000],
] as const

/** A duration in its largest unit, rounded up: `3 hours`, `3小时`. Milliseconds. */
export function inWords(milliseconds: number, language: string): string {
  const [unit, size] = units.find(([, each]) => Math.abs(milliseconds) >= each) ?? ['second', 1000]
  const count = Math.ceil(Math.abs(milliseconds) / size)
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(count)
}

const toTheMinute = { dateStyle: 'medium', timeStyle: 'short' } as const

const format = (at: string, language: string, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(tagOf(language), options).format(new Date(at))

/** In the time zone of the reader's device. */
export const inYourZone = (at: string, language: string): string => format(at, language, toTheMinute)

/** As `inYourZone`, with seconds. */
export const inYourZoneWithSeconds = (at: string, language: string): string =>
  format(at, language, { dateStyle: 'medium', timeStyle: 'medium' })

/** The time zone of the reader's device. */
export const yourZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone

/** In the time zone of the stage, where working days are counted. */
export const inZone = (at: string, language: string, timeZone: string): string =>
  format(at, language, { ...toTheMinute, timeZone })

/** A day of the calendar, YYYY-MM-DD, in words: `31 August 2035`. */
export const longDate = (date: string, language: string): string =>
  format(`${date}T00:00:00Z`, language, { dateStyle: 'long', timeZone: 'UTC' })
