import { Alert } from '@mantine/core'
import type { Review } from '@realname/client'
import { useTranslation } from 'react-i18next'
import { useSignedIn } from '#web/shared/people.ts'
import { inYourZone } from '#web/shared/time.ts'
import { useNames } from '../names.ts'
import { Written } from './written.tsx'

/** The note of the last handover of this attempt, for the reviewer who took over. */
export function HandedOver({ review }: { review: Review }) {
  const { t } = useTranslation('reviewer')
  const { language, reviewer } = useNames()
  const { person } = useSignedIn()
  const note = review.notes?.findLast(({ handover, attempt }) => handover && attempt === review.attempt)
  if (note === undefined || note.reviewerId === person.accountId) return null
  const title = t('handedOver.by', {
    who: reviewer(note.reviewerId, false),
    at: inYourZone(note.at, language),
  })
  return (
    <Alert color="blue" py="xs" title={title}>
      <Written>{note.text}</Written>
    </Alert>
  )
}
