import { Text } from '@mantine/core'
import type { FiguresOfPeriod } from '@realname/client'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '#web/shared/language.ts'
import { longDate } from '#web/shared/time.ts'
import classes from './overview.module.css'

/** The dashes tell the lines apart without colour. */
const lines = [
  { name: 'submitted', dashes: undefined },
  { name: 'approved', dashes: '10 5' },
  { name: 'retried', dashes: '2 4' },
  { name: 'rejected', dashes: '12 4 2 4' },
] as const

type LineName = (typeof lines)[number]['name']
type Day = Pick<FiguresOfPeriod['days'][number], 'day' | LineName>

const [width, height] = [100, 100]

/** The next round number, so that the scale is easy to read: 1, 2, 5, 10, 20 … */
function topOf(most: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, most)))
  return power * ([1, 2, 5].find(each => each * power >= most) ?? 10)
}

function pointsOf(days: readonly Day[], name: LineName, top: number): string {
  const step = width / Math.max(1, days.length - 1)
  return days.map((day, at) => `${at * step},${height - (day[name] / top) * height}`).join(' ')
}

/** Submissions and decisions by day: lines, and a table with the same numbers behind them. */
export function DayChart({ days }: { readonly days: readonly Day[] }) {
  const { t } = useTranslation('operator')
  const language = useLanguage()
  const top = topOf(Math.max(...days.flatMap(day => lines.map(({ name }) => day[name]))))
  const [first, last] = [days[0]?.day, days.at(-1)?.day]
  return (
    <figure className={classes.chart}>
      <figcaption className={classes.caption}>{t('overview.byDay')}</figcaption>
      <div aria-hidden>
        <ul className={classes.legend}>
          {lines.map(({ name, dashes }) => (
            <li key={name}>
              <svg width="36" height="8" aria-hidden="true">
                <line x1="0" x2="36" y1="4" y2="4" className={classes.line} strokeDasharray={dashes} />
              </svg>
              {t(`overview.counts.${name}`)}
            </li>
          ))}
        </ul>
        <div className={classes.plot}>
          <Text span size="sm" className={classes.top}>
            {top}
          </Text>
          <Text span size="sm" className={classes.zero}>
            0
          </Text>
          <svg
            viewBox={`0 0 ${width} ${height}`}
            preserveAspectRatio="none"
            className={classes.lines}
            aria-hidden="true"
          >
            {[0, 0.5, 1].map(share => (
              <line
                key={share}
                x1="0"
                x2={width}
                y1={share * height}
                y2={share * height}
                className={classes.grid}
              />
            ))}
            {lines.map(({ name, dashes }) => (
              <polyline
                key={name}
                points={pointsOf(days, name, top)}
                className={classes.line}
                strokeDasharray={dashes}
              />
            ))}
          </svg>
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
