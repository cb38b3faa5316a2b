import { Paper, Stack, Text, Timeline, Title } from '@mantine/core'
import type { Review } from '@realname/client'
import { useTranslation } from 'react-i18next'
import type { Slot } from '#domain/certificates.ts'
import { type DecisionReason, decisionReasons, type ReasonCode } from '#domain/reasons.ts'
import { useSignedIn } from '#web/shared/people.ts'
import { inYourZone } from '#web/shared/time.ts'
import { ReasonSentences } from '../decision/reason-sentences.tsx'
import { useNames } from '../names.ts'

const isCode = (code: unknown): code is ReasonCode =>
  typeof code === 'string' && Object.hasOwn(decisionReasons, code)

/** The reasons in an event's details. The other details are for systems. */
function reasonsIn(details: Readonly<Record<string, unknown>> | undefined): DecisionReason[] {
  const reasons: unknown = details?.reasons
  if (!Array.isArray(reasons)) return []
  return reasons.flatMap((reason: { code?: unknown; slot?: Slot } | string) => {
    const code = typeof reason === 'string' ? reason : reason.code
    if (!isCode(code)) return []
    return typeof reason === 'string' || reason.slot === undefined
      ? [{ code }]
      : [{ code, slot: reason.slot }]
  })
}

/** The history: attempts, reasons for retries, and reviewers' notes. */
export function Earlier({ review }: { review: Pick<Review, 'history' | 'notes'> }) {
  const { t } = useTranslation('reviewer')
  const { language, reviewer } = useNames()
  const { person } = useSignedIn()
  const { history, notes = [] } = review
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="earlier-title">
      <Title order={2} size="h4" id="earlier-title">
        {t('earlier.title')}
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        {t('earlier.lead')}
      </Text>
      <Stack gap="md">
        {notes.map(note => (
          <Paper key={`${note.at} ${note.reviewerId}`} bg="var(--mantine-color-default-hover)" p="sm">
            <Text size="sm" style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
              {note.text}
            </Text>
            <Text size="sm" c="dimmed">
              {t('earlier.note', {
                who: reviewer(note.reviewerId, note.reviewerId === person.accountId),
                number: note.attempt,
                at: inYourZone(note.at, language),
              })}
            </Text>
          </Paper>
        ))}
        <Timeline bulletSize={14} lineWidth={2} active={history.length}>
          {[...history].reverse().map(entry => (
            <Timeline.Item key={entry.sequence} title={entry.title[language]}>
              <Text size="sm" c="dimmed">
                {inYourZone(entry.at, language)} · {t('attempt', { number: entry.attempt })}
              </Text>
              <ReasonSentences reasons={reasonsIn(entry.details)} language={language} />
            </Timeline.Item>
          ))}
        </Timeline>
      </Stack>
    </Paper>
  )
}
