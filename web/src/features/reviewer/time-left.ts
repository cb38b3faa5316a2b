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

/** A length of time as people plan by it: days and hours, hours and minutes, or minutes. Milliseconds; the sign is not told. */
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
