import { Anchor, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import classes from './overview.module.css'

export interface Bar {
  readonly key: string
  readonly label: string
  readonly value: number
  /** The list that the number counts. */
  readonly to?: string | undefined
}

interface Props {
  readonly title: string
  /** The heading of the labels in the table. */
  readonly heading: string
  readonly bars: readonly Bar[]
}

/**
 * Bars with their numbers, as a table: the lengths only repeat the numbers, so the chart is readable without colour and
 * with a screen reader.
 */
export function Bars({ title, heading, bars }: Props) {
  const { t } = useTranslation('operator')
  const longest = Math.max(1, ...bars.map(({ value }) => value))
  if (bars.length === 0)
    return (
      <div>
        <Text className={classes.caption}>{title}</Text>
        <Text c="dimmed">{t('overview.nothing')}</Text>
      </div>
    )
  return (
    <table className={classes.bars}>
      <caption className={classes.caption}>{title}</caption>
      <thead className={classes.unseen}>
        <tr>
          <th scope="col">{heading}</th>
          <th scope="col">{t('overview.number')}</th>
        </tr>
      </thead>
      <tbody>
        {bars.map(({ key, label, value, to }) => (
          <tr key={key}>
            <th scope="row">
              {to === undefined ? (
                label
              ) : (
                <Anchor component={Link} to={to} underline="always">
                  {label}
                </Anchor>
              )}
            </th>
            <td>
              <span className={classes.track}>
                <span className={classes.bar} style={{ inlineSize: `${(value / longest) * 100}%` }} />
              </span>
              <span className={classes.value}>{value}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
