import { Alert, Container, Skeleton, Stack, Text } from '@mantine/core'
import type { Application } from '@realname/client'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useApi } from '#web/shared/api.ts'
import { useSignedIn } from '#web/shared/people.ts'
import { Failure } from '#web/shared/ui/failure.tsx'
import { PageTitle } from '#web/shared/ui/page-title.tsx'
import { CertificateProvider } from '#web/shared/use-slot-name.ts'
import { FilesStep } from '../editor/files-step.tsx'
import { awaitsVerdict } from '../editor/slot-state.ts'
import { useKeptAdvice } from '../editor/use-kept-advice.ts'
import { applicationQuery } from '../queries/applications.ts'
import { useTransfers } from '../transfer/use-transfers.ts'

const isEditable = ({ status }: Application) => status === 'DRAFT' || status === 'RETRY_REQUESTED'

/** On the phone after a hand-off: the files of the application that was begun on the computer. */
export function PhonePage() {
  const { applicationId } = useSignedIn().session.hosted
  const { t } = useTranslation('application')
  return (
    <Container size="sm" py={{ base: 'lg', sm: 48 }}>
      <Stack gap="lg">
        <PageTitle>{t('phone.title')}</PageTitle>
        {applicationId === undefined ? (
          <Text size="lg">{t('phone.nothing')}</Text>
        ) : (
          <FilesOf applicationId={applicationId} />
        )}
      </Stack>
    </Container>
  )
}

function FilesOf({ applicationId }: { applicationId: string }) {
  const { t } = useTranslation('application')
  const { transfers, ...acts } = useTransfers(applicationId)
  const keptAdvice = useKeptAdvice()
  const api = useApi()
  const { data: known } = useQuery({ ...applicationQuery(api, applicationId), enabled: false })
  const isAwaited = known?.documents.some(document => awaitsVerdict(document, transfers[document.slot]))
  const { data: application, error, refetch } = useQuery(applicationQuery(api, applicationId, isAwaited))
  if (application === undefined) {
    return error === null ? <Skeleton h={280} /> : <Failure error={error} onRetry={() => void refetch()} />
  }
  if (!isEditable(application)) return <Text size="lg">{t('phone.closed')}</Text>
  const isComplete = application.documents.every(({ status }) => status === 'ACCEPTED')
  return (
    <CertificateProvider value={application}>
      <Text size="lg">{t('phone.lead')}</Text>
      {error === null ? null : <Failure error={error} onRetry={() => void refetch()} />}
      <FilesStep
        application={application}
        transfers={transfers}
        acts={acts}
        keptAdvice={keptAdvice}
        missed={[]}
      />
      {isComplete ? (
        <Alert color="teal" role="status">
          {t('phone.complete')}
        </Alert>
      ) : null}
    </CertificateProvider>
  )
}
