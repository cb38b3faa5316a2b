/** A time as the value of a `datetime-local` field, in the time zone of this device: `2026-11-29T09:30`. */
export function fieldOfTime(time: Date): string {
  const two = (number: number) => String(number).padStart(2, '0')
  const day = `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`
  return `${day}T${two(time.getHours())}:${two(time.getMinutes())}`
}

/** The time of a `datetime-local` field, RFC 3339 in UTC, or the problem with it. */
export function timeOfField(value: string, now: Date): { since: string } | { problem: 'MISSING' | 'FUTURE' } {
  const time = new Date(value)
  if (value === '' || Number.isNaN(time.getTime())) return { problem: 'MISSING' }
  return time > now ? { problem: 'FUTURE' } : { since: time.toISOString() }
}
