import { Alert, Anchor, Button, Card, Group, Modal, Skeleton, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { type ParkedApplication, RealnameError } from '@realname/client'
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useApi } from '#web/shared/api.ts'
import { useLanguage } from '#web/shared/language.ts'
import { inWords, inYourZone } from '#web/shared/time.ts'
import { Failure } from '#web/shared/ui/failure.tsx'
import { LoadMore } from '#web/shared/ui/load-more.tsx'
import { useNow, useOfficialTime } from '#web/shared/use-time.ts'
import {
  parkedApplicationsKey,
  parkedApplicationsQuery,
  resumeParkedApplication,
} from '../queries/parked-applications.ts'
import { Section } from '../section.tsx'
import classes from './parked.module.css'

interface Props {
  readonly parked: ParkedApplication | undefined
  readonly opened: boolean
  readonly resumed: boolean
  readonly resuming: boolean
  /** The error of the last try, if any. */
  readonly error: unknown
  readonly onClose: () => void
  readonly onClosed: () => void
  readonly onResume: (parked: ParkedApplication) => void
}

/** Asks whether the cause is removed before a resumption: otherwise the application is parked again. */
function ConfirmResumption(props: Props) {
  const { parked, opened, resumed, resuming, error, onClose, onClosed, onResume } = props
  const { t } = useTranslation('operator')
  const { t: common } = useTranslation()
  const stale = error instanceof RealnameError && error.code === 'WRONG_STATE'
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      onExitTransitionEnd={onClosed}
      // After a resumption the button that opened the dialog no longer exists.
      returnFocus={!resumed}
      title={t('parked.confirmTitle')}
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      {parked === undefined ? null : (
        <Stack>
          <Text>{t('parked.confirm')}</Text>
          <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
            {t('parked.application', { id: parked.applicationId })} · {parked.error}
          </Text>
          {stale ? (
            <Alert color="orange" role="alert">
              {t('parked.stale')}
            </Alert>
          ) : null}
          {error === null || stale ? null : <Failure error={error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {common('cancel')}
            </Button>
            <Button loading={resuming} onClick={() => onResume(parked)}>
              {t('parked.doIt')}
            </Button>
          </Group>
        </Stack>
      )}
    </Modal>
  )
}

interface ParkedItemProps {
  readonly parked: ParkedApplication
  readonly onResume: () => void
}

/** The account, the error and the waiting time of a parked application. */
function ParkedItem({ parked, onResume }: ParkedItemProps) {
  const { t } = useTranslation('operator')
  const language = useLanguage()
  const official = useOfficialTime()
  const { applicationId, accountId, since, error } = parked
  const now = useNow(30_000)
  return (
    <Card component="li" withBorder padding="md">
      <div className={classes.item}>
        <div>
          <Text fw={600}>{error}</Text>
          <Text size="sm" c="dimmed">
            <time dateTime={since} title={official(since)}>
              {t('parked.since', { at: inYourZone(since, language) })}
            </time>
            {' · '}
            {inWords(now - Date.parse(since), language)}
          </Text>
          <Text size="sm">{t('parked.application', { id: applicationId })}</Text>
          <Anchor
            data-parked-account
            component={Link}
            to={`/operations/accounts/${encodeURIComponent(accountId)}`}
            size="sm"
            underline="always"
          >
            {t('parked.account', { id: accountId })}
          </Anchor>
        </div>
        <Button
          variant="default"
          w="fit-content"
          aria-label={t('parked.resumeOf', { id: applicationId })}
          onClick={onResume}
        >
          {t('parked.resume')}
        </Button>
      </div>
    </Card>
  )
}

/** The applications that wait for an operator. */
export function Parked() {
  const { t } = useTranslation('operator')
  const api = useApi()
  const queries = useQueryClient()
  const notice = useRef<HTMLDivElement>(null)
  const [chosen, setChosen] = useState<ParkedApplication>()
  const [asked, dialog] = useDisclosure(false)
  const resume = useMutation({
    mutationFn: ({ applicationId }: ParkedApplication) => resumeParkedApplication(api, applicationId),
    // A refusal shows that the list is outdated, too.
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
