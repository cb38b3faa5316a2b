import { Container, Skeleton, Stack } from '@mantine/core'
import type { Application } from '@realname/client'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { useParams } from 'react-router'
import { isOpen } from '#domain/lifecycle.ts'
import { useApi } from '#web/shared/api.ts'
import { Failure } from '#web/shared/ui/failure.tsx'
import { Loading } from '#web/shared/ui/loading.tsx'
import { CertificateProvider } from '#web/shared/use-slot-name.ts'
import { HomeLink } from './home-link.tsx'
import { OutcomePage } from './outcome/outcome-page.tsx'
import { ProgressPage } from './progress/progress-page.tsx'
import { applicationQuery } from './queries/applications.ts'
import { RenewalNote } from './renewal-note.tsx'

// Lazy-loaded: the date picker makes the editor the largest page, and the page of a review does not need it.
const EditorPage = lazy(async () => ({ default: (await import('./editor/editor-page.tsx')).EditorPage }))

/** One application in its present state: to be filled in, in review, or ended. */
export function ApplicationPage() {
  const { applicationId = '' } = useParams()
  const { data: application, error, refetch } = useQuery(applicationQuery(useApi(), applicationId))
  // After a failed request the earlier answer stays, so that a lost connection does not clear typed text.
  if (application === undefined) {
    return (
      <Container size="md" py={{ base: 'lg', sm: 48 }}>
        {error === null ? (
          <Stack>
            <Skeleton h={40} w="60%" />
            <Skeleton h={280} />
          </Stack>
        ) : (
          <Stack align="flex-start">
            <Failure error={error} onRetry={() => void refetch()} />
            <HomeLink />
          </Stack>
        )}
      </Container>
    )
  }
  return (
    <CertificateProvider value={application}>
      {application.purpose === 'RENEWAL' && isOpen(application.status) ? (
        <RenewalNote applicationId={application.applicationId} />
      ) : null}
      <PageOf application={application} />
    </CertificateProvider>
  )
}

function PageOf({ application }: { application: Application }) {
  const { applicationId, status, attempt } = application
  switch (status) {
    case 'DRAFT':
    case 'RETRY_REQUESTED':
      return (
        <Suspense fallback={<Loading />}>
          {/* A new attempt starts with an empty form. */}
          <EditorPage key={`${applicationId} ${attempt} ${status}`} application={application} />
        </Suspense>
      )
    case 'IN_REVIEW':
      return <ProgressPage application={application} />
    default:
      return <OutcomePage application={application} status={status} />
  }
}
