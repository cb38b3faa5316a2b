import { useMediaQuery } from '@mantine/hooks'
import { useReducer } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReviewFile } from '../queries/reviews.ts'
import { marksOf, type ReviewEvidence, spotOf } from '../reading/spots.ts'
import { viewerAt, viewerReducer } from '../viewer/viewer-state.ts'

/** The viewer of a case, with the places of its pictures on which something was read or found. */
export function useCaseViewer(files: readonly ReviewFile[], evidence: ReviewEvidence | undefined) {
  const { t } = useTranslation('reviewer')
  const wide = useMediaQuery('(min-width: 75em)', false, { getInitialValueInEffect: false })
  const [viewer, dispatch] = useReducer(viewerReducer, viewerAt(files.length, wide))
  const names = { face: t('reading.face'), certificate: t('reading.certificate') }
  const readSpots = evidence?.fields.flatMap(({ field, read }) => {
    const spot = read && spotOf(files, read.place, t(`fields.${field}`))
    return spot === undefined ? [] : [spot]
  })
  return {
    viewer,
    dispatch,
    marks: evidence === undefined ? [] : marksOf(files, evidence, names),
    readSpots: readSpots ?? [],
  }
}
