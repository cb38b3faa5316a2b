import { Text, VisuallyHidden } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { longTerm } from '#domain/evidence/read-fields.ts'
import { Mark, type MarkTone } from '../review-marks.tsx'
import type { Spot } from '../viewer/viewer-state.ts'
import { ExactText } from './exact-text.tsx'
import classes from './reading.module.css'
import { type Show, ShowSpot, useShownOnHover } from './shown-place.tsx'
import type { ReviewEvidence } from './spots.ts'

type Comparison = ReviewEvidence['fields'][number]

const tones: Readonly<Record<Comparison['result'], MarkTone>> = {
  AGREES: 'good',
  DIFFERS: 'differs',
  NOT_READ: 'calm',
}

const charactersAt = (text: string, positions: readonly number[]) => {
  const characters = [...text]
  return positions.map(at => characters[at]).join(' ')
}

interface Props {
  readonly name: string
  readonly entered: string
  /** Absent if nothing was read yet. */
  readonly comparison: Comparison | undefined
  /** Whether the result and what was read are shown. */
  readonly detailed: boolean
  readonly spot: Spot | undefined
  readonly show: Show
}

/** An entered value, and below it what was read. */
export function FieldComparison({ name, entered, comparison, detailed, spot, show }: Props) {
  const { t } = useTranslation('reviewer')
  const onHover = useShownOnHover(spot, show)
  const read = comparison?.read
  const readText = read?.value === longTerm ? t('entered.longTerm') : read?.value
  const isRead = readText !== undefined && (comparison?.result !== 'AGREES' || readText !== entered)
  // A date and the words "long-term" have no characters to compare.
  const differences = read?.value === longTerm ? undefined : comparison?.differences
  const isMarked = detailed && differences !== undefined && readText !== undefined
  return (
    <div {...onHover}>
      <dt className={classes.name}>
        <Text span size="sm" c="dimmed">
          {name}
        </Text>
        {detailed && comparison !== undefined ? (
          <Mark tone={tones[comparison.result]}>{t(`reading.results.${comparison.result}`)}</Mark>
        ) : null}
      </dt>
      <dd className={classes.value}>
        <ExactText text={entered} differences={isMarked ? differences.entered : undefined} />
        {spot === undefined ? null : <ShowSpot spot={spot} name={name} show={show} />}
      </dd>
      {detailed && read !== undefined && isRead ? (
        <dd className={classes.read}>
          <Text span size="xs" c="dimmed">
            {t(comparison?.result === 'NOT_READ' ? 'reading.unclear' : 'reading.read', {
              source: t(`reading.sources.${read.source}`),
            })}
          </Text>
          <ExactText text={readText} differences={isMarked ? differences.read : undefined} />
          {isMarked ? (
            <VisuallyHidden>
              {[
                differences.entered.length > 0
                  ? t('reading.onlyEntered', { characters: charactersAt(entered, differences.entered) })
                  : undefined,
                differences.read.length > 0
                  ? t('reading.onlyRead', { characters: charactersAt(readText, differences.read) })
                  : undefined,
              ]
                .filter(each => each !== undefined)
                .join(' ')}
            </VisuallyHidden>
          ) : null}
        </dd>
      ) : null}
    </div>
  )
}
