import { Button, Stack, Text } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useApi } from '#web/shared/api.ts'
import { ReasonField } from '../account/reason-field.tsx'
import { overrideProposalsKey, proposeOverride } from '../queries/override-proposals.ts'
import { Section } from '../section.tsx'
import { OverrideRefusal } from './override-refusal.tsx'

/** The form of the first operator. */
export function ProposeOverride({ applicationId }: { readonly applicationId: string }) {
  const { t } = useTranslation('operator')
  const api = useApi()
  const queries = useQueryClient()
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const propose = useMutation({
    mutationFn: () => proposeOverride(api, applicationId, reason.trim()),
    onSuccess: () => queries.invalidateQueries({ queryKey: overrideProposalsKey }),
  })
  return (
    <Section title={t('override.propose')} lead={t('override.proposeLead')}>
      <Stack>
        <ReasonField
          value={reason}
          description={t('override.reasonHint')}
          missing={tried && reason.trim() === ''}
          onChange={setReason}
        />
        <Text size="sm" c="dimmed">
          {t('override.applicantSeesNothing')}
        </Text>
        {propose.isError ? <OverrideRefusal error={propose.error} /> : null}
        <Button
          w="fit-content"
          loading={propose.isPending}
          onClick={() => {
            setTried(true)
            if (reason.trim() !== '') propose.mutate()
          }}
        >
          {t('override.proposeIt')}
        </Button>
      </Stack>
    </Section>
  )
}
