import { Button, Group, List, Modal, Skeleton, Stack, Text, Title } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { useApi } from '#web/shared/api.ts'
import { useLanguage } from '#web/shared/language.ts'
import { regionName } from '#web/shared/region-name.ts'
import { Failure } from '#web/shared/ui/failure.tsx'
import { certificateTypesQuery } from '../queries/applications.ts'
import classes from './confirmation.module.css'
import { ConsentCheckbox, type GivenConsent } from './consent.tsx'

interface Properties {
  readonly region: string
  readonly opened: boolean
  readonly onClose: () => void
}

/** Requirements, advice and the consent, shown before the first application. */
export function Confirmation({ region, opened, onClose }: Properties) {
  const { t } = useTranslation(['applicant', 'common'])
  const language = useLanguage()
  const navigate = useNavigate()
  const isPhone = useMediaQuery('(max-width: 36em)')
  const { data, error, refetch } = useQuery({ ...certificateTypesQuery(useApi()), enabled: opened })
  const [agreed, setAgreed] = useState(false)
  const go = (policyVersion: string) =>
    navigate('/authenticate', { state: { policyVersion, locale: language } satisfies GivenConsent })
  const list = (items: readonly string[]) => (
    <List spacing={6}>
      {items.map(item => (
        <List.Item key={item}>{item}</List.Item>
      ))}
    </List>
  )
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('confirmation.title')}
      size="lg"
      fullScreen={isPhone === true}
      classNames={{ content: classes.content }}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <Stack gap="lg">
        <Stack gap="xs">
          <Title order={3} size="h5">
            {t('confirmation.needTitle')}
          </Title>
          {list(t('confirmation.needs', { returnObjects: true, region: regionName(region, language) }))}
        </Stack>
        <Stack gap="xs">
          <Title order={3} size="h5">
            {t('confirmation.precautionsTitle')}
          </Title>
          {list(t('confirmation.precautions', { returnObjects: true }))}
        </Stack>
        {error === null ? null : <Failure error={error} onRetry={() => void refetch()} />}
        {data === undefined ? (
          error === null ? (
            <Skeleton h={56} />
          ) : null
        ) : (
          <ConsentCheckbox documentUrl={data.consent.documentUrl} checked={agreed} onChange={setAgreed} />
        )}
        <Group justify="flex-end" className={classes.foot}>
          {agreed || data === undefined ? null : (
            <Text size="sm" c="dimmed" id="why-not-yet" mr="auto">
              {t('confirmation.consentFirst')}
            </Text>
          )}
          <Group wrap="nowrap">
            <Button variant="default" onClick={onClose}>
              {t('common:cancel')}
            </Button>
            <Button
              disabled={!agreed || data === undefined}
              {...(agreed ? {} : { 'aria-describedby': 'why-not-yet' })}
              onClick={() => data !== undefined && void go(data.consent.policyVersion)}
            >
              {t('confirmation.continue')}
            </Button>
          </Group>
        </Group>
      </Stack>
    </Modal>
  )
}
