import { Text } from '@mantine/core'
import type { FiguresOfPeriod } from '@realname/client'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '#web/shared/language.ts'
import { longDate } from '#web/shared/time.ts'
import classes from './overview.module.css'

/** The dashes and markers tell the lines apart without colour. */
const lines = [
  { name: 'submitted', dashes: undefined, marker: 'M-4-4H4V4H-4Z' },
  { name: 'approved', dashes: '10 5', marker: 'M0-5 4.5 3.5H-4.5Z' },
  { name: 'retried', dashes: '2 4', marker: 'M0-5 5 0 0 5-5 0Z' },
  { name: 'rejected', dashes: '12 4 2 4', marker: 'M-4-4 4 4M4-4-4 4' },
] as const

type LineName = (typeof lines)[number]['name']
type Day = Pick<FiguresOfPeriod['days'][number], 'day' | LineName>

/** Draws the lines into the element. The library is loaded when the first chart is shown; the table needs none. */
function useLines(days: readonly Day[]) {
  const plot = useRef<HTMLDivElement>(null)
  useEffect(() => {
    let isShown = true
    let remove = () => {}
    const draw = async () => {
      const { drawLines } = await import('./draw-lines.ts')
      if (!isShown || plot.current === null) return
      const valued = lines.map(({ name, ...look }) => ({ ...look, values: days.map(day => day[name]) }))
      remove = drawLines(plot.current, valued)
    }
    // Without the library, the table shows the numbers.
    draw().catch(() => undefined)
    return () => {
      isShown = false
      remove()
    }
  }, [days])
  return plot
}

/** Submissions and decisions by day: lines, and a table with the same numbers behind them. */
export function DayChart({ days }: { readonly days: readonly Day[] }) {
  const { t } = useTranslation('operator')
  const language = useLanguage()
  const plot = useLines(days)
  const [first, last] = [days[0]?.day, days.at(-1)?.day]
  return (
    <figure className={classes.chart}>
      <figcaption className={classes.caption}>{t('overview.byDay')}</figcaption>
      <div aria-hidden>
        <ul className={classes.legend}>
          {lines.map(({ name, dashes, marker }) => (
            <li key={name}>
              <svg width="44" height="14" aria-hidden="true">
                <line x1="0" x2="44" y1="7" y2="7" className={classes.line} strokeDasharray={dashes} />
                <path d={marker} transform="translate(22 7)" className={classes.marker} />
              </svg>
              {t(`overview.counts.${name}`)}
            </li>
          ))}
        </ul>
        <div className={classes.plot}>
          <div ref={plot} className={classes.lines} />
          <Text span size="sm" className={classes.first}>
            {first === undefined ? null : longDate(first, language)}
          </Text>
          <Text span size="sm" className={classes.last}>
            {last === undefined ? null : longDate(last, language)}
          </Text>
        </div>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard. */}
      <section className={classes.days} tabIndex={0} aria-label={t('overview.byDay')}>
        <table className={classes.numbers} aria-label={t('overview.byDay')}>
          <thead>
            <tr>
              <th scope="col">{t('overview.day')}</th>
              {lines.map(({ name }) => (
                <th scope="col" key={name}>
                  {t(`overview.counts.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {days.map(day => (
              <tr key={day.day}>
                <th scope="row">{longDate(day.day, language)}</th>
                {lines.map(({ name }) => (
                  <td key={name}>{day[name]}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </figure>
  )
}
