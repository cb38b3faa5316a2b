import { Paper, Stack, Text, Timeline, Title } from '@mantine/core'
import type { Review } from '@realname/client'
import { useTranslation } from 'react-i18next'
import { useSignedIn } from '#web/shared/people.ts'
import { inYourZone } from '#web/shared/time.ts'
import { CertificateProvider } from '#web/shared/use-slot-name.ts'
import { ReasonSentences } from '../decision/reason-sentences.tsx'
import { useNames } from '../names.ts'
import { attemptsOf, reasonsIn } from './attempts.ts'
import classes from './case.module.css'
import { Written } from './written.tsx'

type EarlierApplication = NonNullable<Review['earlierApplications']>[number]

/** Another application of the account, with the reasons of its last decision. */
function EarlierApplicationItem({ application }: { application: EarlierApplication }) {
  const { t } = useTranslation('reviewer')
  const { language, certificate, region } = useNames()
  const { certificateType, issuingRegion, status, attempt, submittedAt, decision } = application
  return (
    <CertificateProvider value={application}>
      <li>
        <Text size="sm" fw={600}>
          {certificate(certificateType, issuingRegion)} · {region(issuingRegion)} · {t(`statuses.${status}`)}
        </Text>
        <Text size="xs" c="dimmed">
          {t('attempt', { number: attempt })} · {inYourZone(decision?.decidedAt ?? submittedAt, language)}
        </Text>
        {decision === undefined || decision.reasons.length === 0 ? null : (
          <ReasonSentences reasons={decision.reasons} language={language} />
        )}
      </li>
    </CertificateProvider>
  )
}

/**
 * The history: one timeline for each attempt, with reasons for retries and reviewers' notes, and other applications of the
 * account.
 */
export function Earlier({ review }: { review: Pick<Review, 'history' | 'notes' | 'earlierApplications'> }) {
  const { t } = useTranslation('reviewer')
  const { language, reviewer } = useNames()
  const { person } = useSignedIn()
  const { earlierApplications = [] } = review
  return (
    <Paper withBorder px="md" py="xs" component="section" aria-labelledby="earlier-title">
      <Title order={2} size="h5" id="earlier-title">
        {t('earlier.title')}
      </Title>
      <Text size="sm" c="dimmed" mb="xs">
        {t('earlier.lead')}
      </Text>
      <Stack gap="sm">
        {attemptsOf(review).map(({ attempt, events, notes }) => (
          <section key={attempt} aria-label={t('attempt', { number: attempt })}>
            <Title order={3} size="h6" mb={4}>
              {t('attempt', { number: attempt })}
            </Title>
            {notes.map(note => (
              <Paper
                key={`${note.at} ${note.reviewerId}`}
                bg="var(--mantine-color-default-hover)"
                p="xs"
                mb="xs"
              >
                {note.handover === undefined ? null : (
                  <Text size="xs" fw={600}>
                    {t('earlier.handedTo', {
                      whom:
                        note.handover.to === undefined
                          ? t('colleague.any')
                          : reviewer(note.handover.to, note.handover.to === person.accountId),
                    })}
                  </Text>
                )}
                <Written>{note.text}</Written>
                <Text size="xs" c="dimmed">
                  {t('earlier.note', {
                    who: reviewer(note.reviewerId, note.reviewerId === person.accountId),
                    number: note.attempt,
                    at: inYourZone(note.at, language),
                  })}
                </Text>
              </Paper>
            ))}
            <Timeline bulletSize={12} lineWidth={2} active={events.length}>
              {events.map(({ entry, count }) => (
                <Timeline.Item
                  key={entry.sequence}
                  title={count > 1 ? `${entry.title[language]} × ${count}` : entry.title[language]}
                >
                  <Text size="xs" c="dimmed">
                    {inYourZone(entry.at, language)}
                  </Text>
                  <ReasonSentences reasons={reasonsIn(entry)} language={language} />
                </Timeline.Item>
              ))}
            </Timeline>
          </section>
        ))}
        {earlierApplications.length === 0 ? null : (
          <section aria-labelledby="applications-title">
            <Title order={3} size="h6" mb={4} id="applications-title">
              {t('earlier.applications')}
            </Title>
            <Stack component="ul" gap="xs" className={classes.evidence}>
              {earlierApplications.map(application => (
                <EarlierApplicationItem key={application.applicationId} application={application} />
              ))}
            </Stack>
          </section>
        )}
      </Stack>
    </Paper>
  )
}
