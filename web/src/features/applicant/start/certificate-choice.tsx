import { Button, Radio, SimpleGrid, Stack } from '@mantine/core'
import type { Schemas } from '@realname/client'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import type { CertificateType } from '#domain/certificates.ts'
import { useCreateApplication } from '../queries/applications.ts'
import { StepActions } from '../step-actions.tsx'
import { CertificateCard } from './certificate-card.tsx'
import type { GivenConsent } from './consent.tsx'
import { StartFailure } from './start-failure.tsx'

interface Properties {
  readonly types: Schemas['CertificateTypes']['items']
  readonly region: string
  readonly consent: GivenConsent
  /** Whether the account is authenticated: then it renews or changes its certificate. */
  readonly isRenewal: boolean
}

/** The certificates of the account's region. A choice starts the application. */
export function CertificateChoice({ types, region, consent, isRenewal }: Properties) {
  const { t } = useTranslation(['applicant', 'common'])
  const navigate = useNavigate()
  const { mutate, error, isPending } = useCreateApplication()
  const [chosen, setChosen] = useState<CertificateType | null>(null)
  const [isMissing, setIsMissing] = useState(false)
  const start = () => {
    setIsMissing(chosen === null)
    if (chosen === null) return
    mutate(
      {
        certificateType: chosen,
        issuingRegion: region,
        consent,
        ...(isRenewal ? { purpose: 'RENEWAL' } : {}),
      },
      {
        onSuccess: ({ applicationId }) => void navigate(`/applications/${applicationId}`, { replace: true }),
      },
    )
  }
  return (
    <Stack gap="xl">
      <Radio.Group
        name="certificate-type"
        label={t('choice.question')}
        labelProps={{ size: 'md', mb: 'sm' }}
        value={chosen}
        onChange={value => {
          setChosen(value as CertificateType)
          setIsMissing(false)
        }}
        error={isMissing ? t('choice.choose') : undefined}
      >
        <SimpleGrid cols={{ base: 1, sm: 2 }} mb="xs">
          {types.map(type => (
            <CertificateCard
              key={type.certificateType}
              type={type}
              region={region}
              isChosen={chosen === type.certificateType}
            />
          ))}
        </SimpleGrid>
      </Radio.Group>
      {error === null ? null : <StartFailure error={error} />}
      <StepActions
        aside={
          <Button variant="default" component={Link} to="/">
            {t('common:goBack')}
          </Button>
        }
      >
        <Button size="md" loading={isPending} onClick={start}>
          {t('choice.continue')}
        </Button>
      </StepActions>
    </Stack>
  )
}
