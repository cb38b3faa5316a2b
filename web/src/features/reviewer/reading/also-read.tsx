import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ReviewFile } from '../queries/reviews.ts'
import { Mark } from '../review-marks.tsx'
import type { Spot } from '../viewer/viewer-state.ts'
import classes from './reading.module.css'
import { type Show, ShowSpot, useShownOnHover } from './shown-place.tsx'
import { type ReviewEvidence, spotOf } from './spots.ts'

interface ValueProps {
  readonly name: string
  readonly value: string
  readonly source: string
  readonly spot: Spot | undefined
  readonly show: Show
}

function ReadValue({ name, value, source, spot, show }: ValueProps) {
  const onHover = useShownOnHover(spot, show)
  return (
    <div {...onHover}>
      <Text component="dt" size="xs" c="dimmed">
        {`${name} · ${source}`}
      </Text>
      <dd className={classes.value}>
        <bdi className={classes.plain}>{value}</bdi>
        {spot === undefined ? null : <ShowSpot spot={spot} name={name} show={show} />}
      </dd>
    </div>
  )
}

interface Props {
  readonly evidence: ReviewEvidence
  readonly files: readonly ReviewFile[]
  readonly show: Show
}

/** Values that were read without being entered, and the check digits of zones. */
export function AlsoRead({ evidence: { alsoRead, zones }, files, show }: Props) {
  const { t } = useTranslation('reviewer')
  if (alsoRead.length === 0 && zones.length === 0) return null
  return (
    <details className={classes.also}>
      <summary>{t('reading.also')}</summary>
      <dl className={classes.values}>
        {alsoRead.map(({ field, value, source, place }) => {
          const name = t(`reading.fields.${field}`)
          return (
            <ReadValue
              key={`${field} ${source} ${value}`}
              name={name}
              value={value}
              source={t(`reading.sources.${source}`)}
              spot={spotOf(files, place, name)}
              show={show}
            />
          )
        })}
      </dl>
      {zones.map(zone => (
        <Zone key={`${zone.place.documentId} ${zone.place.page}`} zone={zone} files={files} show={show} />
      ))}
    </details>
  )
}

interface ZoneProps {
  readonly zone: ReviewEvidence['zones'][number]
  readonly files: readonly ReviewFile[]
  readonly show: Show
}

function Zone({ zone: { format, checks, place }, files, show }: ZoneProps) {
  const { t } = useTranslation('reviewer')
  const name = t('reading.zone', { format: t(`reading.formats.${format}`) })
  const spot = spotOf(files, place, t('reading.sources.ZONE'))
  const onHover = useShownOnHover(spot, show)
  return (
    <div className={classes.values} {...onHover}>
      <div className={classes.value}>
        <Text size="xs" c="dimmed">
          {name}
        </Text>
        {spot === undefined ? null : <ShowSpot spot={spot} name={name} show={show} />}
      </div>
      <ul className={classes.checks}>
        {checks.map(({ field, right }) => (
          <li key={field}>
            <Mark tone={right ? 'good' : 'urgent'}>
              {t(right ? 'reading.right' : 'reading.wrong', { field: t(`reading.checks.${field}`) })}
            </Mark>
          </li>
        ))}
      </ul>
    </div>
  )
}
