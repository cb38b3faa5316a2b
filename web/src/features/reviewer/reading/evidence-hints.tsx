import { useTranslation } from 'react-i18next'
import type { EvidenceHint } from '#domain/evidence/hint-texts.ts'
import type { ReviewFile } from '../queries/reviews.ts'
import type { Spot } from '../viewer/viewer-state.ts'
import { inOrder, lookAt, placeOf } from './look-at.ts'
import classes from './reading.module.css'
import { type Show, ShowSpot, useShownOnHover } from './shown-place.tsx'
import { type ReviewEvidence, spotOf } from './spots.ts'

interface HintProps {
  readonly hint: EvidenceHint
  /** The subject of the hint. */
  readonly name: string
  readonly spot: Spot | undefined
  readonly show: Show
}

function Hint({ hint, name, spot, show }: HintProps) {
  const { t } = useTranslation('reviewer')
  const onHover = useShownOnHover(spot, show)
  return (
    <li className={classes.hint} data-hint={hint} {...onHover}>
      <svg width="14" height="14" viewBox="0 0 12 12" aria-hidden="true">
        <path
          d="M6 1.2 11.2 10.6H.8ZM6 4.6v2.8M6 8.9v.2"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.4"
          strokeLinejoin="round"
        />
      </svg>
      <span>{t(`reading.hints.${hint}`)}</span>
      {spot === undefined ? null : <ShowSpot spot={spot} name={name} show={show} />}
    </li>
  )
}

interface Props {
  readonly evidence: ReviewEvidence
  readonly files: readonly ReviewFile[]
  readonly show: Show
}

/** What to look at, the most important first. */
export function EvidenceHints({ evidence, files, show }: Props) {
  const { t } = useTranslation('reviewer')
  const hints = inOrder(evidence.hints)
  if (hints.length === 0) return null
  const nameOf = (hint: EvidenceHint): string => {
    const subject = lookAt[hint]
    switch (subject) {
      case 'HOLDING':
        return t('slots.HOLDING')
      case 'ZONE':
        return t('reading.sources.ZONE')
      case 'birthDate':
      case 'issuer':
        return t(`reading.fields.${subject}`)
      default:
        return t(`fields.${subject}`)
    }
  }
  const spotFor = (hint: EvidenceHint): Spot | undefined => {
    const subject = lookAt[hint]
    if (subject === 'HOLDING') {
      const file = files.findIndex(({ slot }) => slot === 'HOLDING')
      return file === -1 ? undefined : { file, page: 0 }
    }
    const place = placeOf(subject, evidence)
    return place && spotOf(files, place, nameOf(hint))
  }
  return (
    <ul className={classes.hints} aria-label={t('reading.hintsTitle')}>
      {hints.map(hint => (
        <Hint key={hint} hint={hint} name={nameOf(hint)} spot={spotFor(hint)} show={show} />
      ))}
    </ul>
  )
}
