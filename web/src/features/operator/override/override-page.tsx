import { Alert, Container, Skeleton, Stack, Text } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { useApi } from '#web/shared/api.ts'
import { useLanguage } from '#web/shared/language.ts'
import { inYourZoneWithSeconds } from '#web/shared/time.ts'
import { SubpageHead } from '#web/shared/ui/page-title.tsx'
import {
  overrideProposalQuery,
  overrideProposalsKey,
  type Ruling,
  ruleOnOverride,
} from '../queries/override-proposals.ts'
import { OpenProposal } from './open-proposal.tsx'
import { OverrideRefusal } from './override-refusal.tsx'
import { ProposeOverride } from './propose-override.tsx'

/** The override of one rejection: its proposal, or the form for one. */
function Override({ applicationId }: { readonly applicationId: string }) {
  const { t } = useTranslation('operator')
  const language = useLanguage()
  const api = useApi()
  const queries = useQueryClient()
  const notice = useRef<HTMLDivElement>(null)
  const proposal = useQuery(overrideProposalQuery(api, applicationId))
  const rule = useMutation({
    mutationFn: (ruling: Ruling) => ruleOnOverride(api, applicationId, ruling),
    onSuccess: () => queries.invalidateQueries({ queryKey: overrideProposalsKey }),
  })
  const { data: receipt } = rule
  useEffect(() => {
    if (receipt !== undefined) notice.current?.focus()
  }, [receipt])
  const isOver = receipt !== undefined
  const { data: found } = proposal
  return (
    <Container size="md" py="xl">
      <Stack gap="xl">
        <SubpageHead back={{ to: '/operations', title: t('title') }} title={t('override.title')}>
          <Text c="dimmed" style={{ overflowWrap: 'anywhere' }}>
            {t('override.application', { id: applicationId })}
          </Text>
        </SubpageHead>
        {isOver ? (
          <Alert color="green" role="status" tabIndex={-1} ref={notice}>
            {t(`override.done.${receipt.ruling}`, {
              at: receipt.dueAt === undefined ? '' : inYourZoneWithSeconds(receipt.dueAt, language),
            })}
          </Alert>
        ) : null}
        {proposal.isPending ? <Skeleton h={220} /> : null}
        {proposal.isError && !isOver ? <OverrideRefusal error={proposal.error} /> : null}
        {found === null && !isOver ? <ProposeOverride applicationId={applicationId} /> : null}
        {rule.isError ? <OverrideRefusal error={rule.error} /> : null}
        {found && !isOver ? (
          <OpenProposal
            proposal={found}
            sending={rule.isPending ? rule.variables.ruling : undefined}
            onRule={ruling => rule.mutate({ proposalId: found.proposalId, ruling })}
          />
        ) : null}
      </Stack>
    </Container>
  )
}

export function OverridePage() {
  const { applicationId = '' } = useParams()
  // The key clears what was entered and sent about another rejection.
  return <Override key={applicationId} applicationId={applicationId} />
}
