import { Paper, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Fact } from '../fact.tsx'
import type { Review } from '../queries/review-query.ts'
import classes from './case.module.css'
import { CertificateNumber } from './certificate-number.tsx'

/** What the applicant typed, to be held against the picture. */
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
