import { Paper, Text, Title } from '@mantine/core'
import type { Review } from '@realname/client'
import { useTranslation } from 'react-i18next'
import { inYourZone } from '#web/shared/time.ts'
import { useNow } from '#web/shared/use-time.ts'
import { DueTime } from '../due-time.tsx'
import { Fact } from '../fact.tsx'
import { useNames } from '../names.ts'
import { LeaseMark } from '../review-marks.tsx'
import classes from './case.module.css'

/** The normalised number without grouping, for a comparison with the picture character by character. */
function CertificateNumber({ number }: { number: string }) {
  return <span className={classes.number}>{number}</span>
}

/** The applicant's details, for a comparison with the picture. */
export function EnteredDetails({ entered }: { entered: NonNullable<Review['entered']> }) {
  const { t } = useTranslation('reviewer')
  return (
    <Paper withBorder px="md" py="xs" component="section" aria-labelledby="entered-title">
      <Title order={2} fz="xs" c="dimmed" id="entered-title" mb={2}>
        {t('entered.title')}
      </Title>
      <dl className={classes.entered}>
        <Fact name={t('fields.name')}>
          <Text span size="lg" fw={600}>
            {entered.name}
          </Text>
        </Fact>
        <Fact name={t('fields.certificateNumber')}>
          <CertificateNumber number={entered.certificateNumber} />
        </Fact>
        <Fact name={t('fields.expiryDate')}>
          <Text span size="lg" fw={600}>
            {entered.expiryDate ?? t('entered.longTerm')}
          </Text>
        </Fact>
      </dl>
    </Paper>
  )
}

/** The attributes of a case that every reviewer may see. */
export function CaseFacts({ review, open }: { review: Review; open: boolean }) {
  const { t } = useTranslation('reviewer')
  const { language, certificate, region } = useNames()
  const now = useNow(15_000)
  return (
    <dl className={classes.facts}>
      <Fact name={t('queue.columns.certificate')}>
        {certificate(review.certificateType, review.issuingRegion)} · {region(review.issuingRegion)}
      </Fact>
      <Fact name={t('queue.columns.attempt')}>{review.attempt}</Fact>
      <Fact name={t('queue.columns.submitted')}>{inYourZone(review.submittedAt, language)}</Fact>
      {open ? (
        <>
          <Fact name={t('queue.columns.due')}>
            <DueTime dueAt={review.dueAt} now={now} />
          </Fact>
          <Fact name={t('queue.columns.heldBy')}>
            <LeaseMark lease={review.lease} now={now} />
          </Fact>
        </>
      ) : (
        <Fact name={t('case.status')}>{t(`statuses.${review.status}`)}</Fact>
      )}
    </dl>
  )
}
