import { Paper, Stack, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Fact } from '../fact.tsx'
import type { Review } from '../queries/review-query.ts'
import { CertificateNumber } from './certificate-number.tsx'

/** What the applicant typed, to be held against the picture. */
export function EnteredDetails({ entered }: { entered: NonNullable<Review['entered']> }) {
  const { t } = useTranslation('reviewer')
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="entered-title">
      <Title order={2} size="h4" id="entered-title" mb="xs">
        {t('entered.title')}
      </Title>
      <Stack component="dl" gap="xs" m={0}>
        <Fact name={t('fields.name')}>
          <Text span size="xl" fw={600}>
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
      </Stack>
    </Paper>
  )
}
