import { Button, Group, Paper, Text, Title } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import type { Review } from '@realname/client'
import { useTranslation } from 'react-i18next'
import { reasonFields } from '#domain/reasons.ts'
import { useNames } from '../names.ts'
import type { ReviewFile } from '../queries/reviews.ts'
import { Mark } from '../review-marks.tsx'
import { FieldComparison } from './field-comparison.tsx'
import classes from './reading.module.css'
import { ReadingStatus } from './reading-status.tsx'
import type { Show } from './shown-place.tsx'
import { type ReviewEvidence, spotOf } from './spots.ts'

/** One line for a case without differences. */
function Agreement({ fields }: Pick<ReviewEvidence, 'fields'>) {
  const { t } = useTranslation('reviewer')
  const { language } = useNames()
  const unread = fields.filter(({ result }) => result === 'NOT_READ').map(({ field }) => t(`fields.${field}`))
  if (unread.length === fields.length) return <Mark tone="calm">{t('reading.nothing')}</Mark>
  return (
    <Mark tone="good">
      {unread.length === 0
        ? t('reading.agrees')
        : t('reading.agreesExcept', { fields: new Intl.ListFormat(language).format(unread) })}
    </Mark>
  )
}

function Age({ age, minimumAge }: Pick<ReviewEvidence, 'age' | 'minimumAge'>) {
  const { t } = useTranslation('reviewer')
  if (age === undefined) return null
  return (
    <Text span size="xs">
      {minimumAge === undefined ? t('reading.age', { age }) : t('reading.ageAndMinimum', { age, minimumAge })}
    </Text>
  )
}

interface Props {
  readonly review: Pick<Review, 'documents' | 'evidence'>
  readonly entered: NonNullable<Review['entered']>
  readonly files: readonly ReviewFile[]
  readonly show: Show
}

/** The applicant's details, beside what was read, for a comparison with the pictures. */
export function EnteredDetails({ review, entered, files, show }: Props) {
  const { t } = useTranslation('reviewer')
  const [isOpen, open] = useDisclosure(false)
  const { evidence } = review
  const isQuiet = evidence === undefined || evidence.fields.every(({ result }) => result !== 'DIFFERS')
  const textOf = { ...entered, expiryDate: entered.expiryDate ?? t('entered.longTerm') }
  return (
    <Paper withBorder px="md" py="xs" component="section" aria-labelledby="entered-title">
      <Group gap="xs" mb={2}>
        <Title order={2} fz="xs" c="dimmed" id="entered-title">
          {t('entered.title')}
        </Title>
        {evidence === undefined || !isQuiet ? null : (
          <>
            <Agreement fields={evidence.fields} />
            <Button variant="subtle" size="compact-xs" aria-expanded={isOpen} onClick={open.toggle}>
              {t(isOpen ? 'reading.close' : 'reading.open')}
            </Button>
          </>
        )}
        {evidence === undefined ? null : <Age {...evidence} />}
      </Group>
      <dl className={classes.fields}>
        {reasonFields.map(field => {
          const comparison = evidence?.fields.find(each => each.field === field)
          const name = t(`fields.${field}`)
          return (
            <FieldComparison
              key={field}
              name={name}
              entered={textOf[field]}
              comparison={comparison}
              detailed={isOpen || !isQuiet}
              spot={comparison?.read && spotOf(files, comparison.read.place, name)}
              show={show}
            />
          )
        })}
      </dl>
      <ReadingStatus documents={review.documents} />
    </Paper>
  )
}
