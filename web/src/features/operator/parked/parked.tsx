import { Alert, Skeleton, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useApi } from '#web/shared/api.ts'
import { Failure } from '#web/shared/ui/failure.tsx'
import { LoadMore } from '#web/shared/ui/load-more.tsx'
import {
  type ParkedApplication,
  parkedApplicationsKey,
  parkedApplicationsQuery,
} from '../queries/parked-applications-query.ts'
import { resumeParkedApplication } from '../queries/resume-parked-application.ts'
import { Section } from '../section.tsx'
import { ConfirmResumption } from './confirm-resumption.tsx'
import classes from './parked.module.css'
import { ParkedItem } from './parked-item.tsx'

/** What waits for an operator, and goes on when one says so. */
export function Parked() {
  const { t } = useTranslation('operator')
  const api = useApi()
  const queries = useQueryClient()
  const notice = useRef<HTMLDivElement>(null)
  const [chosen, setChosen] = useState<ParkedApplication>()
  const [asked, dialog] = useDisclosure(false)
  const resume = useMutation({
    mutationFn: ({ applicationId }: ParkedApplication) => resumeParkedApplication(api, applicationId),
    // A refusal, too, says that the list is not what it was.
    onSettled: () => queries.invalidateQueries({ queryKey: parkedApplicationsKey }),
  })
  const parked = useInfiniteQuery(parkedApplicationsQuery(api, resume.submittedAt))
  const items = parked.data?.pages.flatMap(page => page.items) ?? []
  const ask = (item: ParkedApplication) => {
    resume.reset()
    setChosen(item)
    dialog.open()
  }
  return (
    <Section title={t('parked.title')} lead={t('parked.lead')}>
      {resume.isSuccess ? (
        <Alert color="green" role="status" tabIndex={-1} ref={notice}>
          {t(`parked.done.${resume.data.resumption}`, { id: resume.data.applicationId })}
        </Alert>
      ) : null}
      {parked.isPending ? <Skeleton h={96} /> : null}
      {parked.isError ? <Failure error={parked.error} onRetry={() => void parked.refetch()} /> : null}
      {parked.isSuccess && items.length === 0 && !parked.hasNextPage ? <Text>{t('parked.none')}</Text> : null}
      {items.length > 0 ? (
        <Stack component="ul" gap="sm" className={classes.list} aria-label={t('parked.title')}>
          {items.map(item => (
            <ParkedItem key={item.applicationId} parked={item} onResume={() => ask(item)} />
          ))}
        </Stack>
      ) : null}
      <LoadMore list={parked} entries="[data-parked-account]" loaded={items.length}>
        {t('more')}
      </LoadMore>
      <Text size="sm" c="dimmed">
        {t('parked.runbook', { file: 'docs/operations.md' })}
      </Text>
      <ConfirmResumption
        parked={chosen}
        opened={asked && !resume.isSuccess}
        resumed={resume.isSuccess}
        resuming={resume.isPending}
        error={resume.error}
        onClose={dialog.close}
        onClosed={() => notice.current?.focus()}
        onResume={resume.mutate}
      />
    </Section>
  )
}
