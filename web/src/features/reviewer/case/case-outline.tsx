import { Button, Container, Group, Kbd, Paper, Stack, Text } from '@mantine/core'
import type { Review } from '@realname/client'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { inYourZone } from '#web/shared/time.ts'
import { PageTitle } from '#web/shared/ui/page-title.tsx'
import { useNow } from '#web/shared/use-time.ts'
import { useNames } from '../names.ts'
import { CaseFacts } from './case-facts.tsx'
import { DecisionMade } from './decision-made.tsx'
import { Earlier } from './earlier.tsx'
import { leaseOfOther } from './lease.tsx'
import { isOpen } from './use-case.ts'

interface Props {
  readonly review: Review
  readonly claiming: boolean
  readonly onClaim: () => void
  readonly onNext: () => void
  /** A message to show first, such as a lost lease. */
  readonly children?: ReactNode
}

/** The view of a case for all except its lease holder. It contains no personal data. */
export function CaseOutline({ review, claiming, onClaim, onNext, children }: Props) {
  const { t } = useTranslation('reviewer')
  const { language, reviewer } = useNames()
  const heldByOther = leaseOfOther(review, useNow(1000))
  const open = isOpen(review)
  return (
    <Container size="md" py="xl">
      <Stack gap="lg">
        <PageTitle>{t('case.title')}</PageTitle>
        {children}
        <Paper withBorder p="lg">
          <Stack>
            <CaseFacts review={review} open={open} />
            {open ? (
              <>
                {heldByOther === undefined ? (
                  <Text size="sm" c="dimmed">
                    {t('case.claimHint')}
                  </Text>
                ) : (
                  <Text role="status">
                    {t('case.held', {
                      who: reviewer(heldByOther.reviewerId, false),
                      until: inYourZone(heldByOther.expiresAt, language),
                    })}
                  </Text>
                )}
                {review.question === undefined ? null : (
                  <Group>
                    <Button
                      component={Link}
                      variant="default"
                      to={`/reviews/${review.applicationId}/questions/${review.question.consultationId}`}
                    >
                      {t('question.answer', { who: reviewer(review.question.askedBy, false) })}
                    </Button>
                  </Group>
                )}
                <Group>
                  <Button
                    size="md"
                    loading={claiming}
                    disabled={heldByOther !== undefined}
                    onClick={onClaim}
                    rightSection={
                      <Kbd aria-hidden="true" visibleFrom="sm">
                        m
                      </Kbd>
                    }
                  >
                    {t('case.claim')}
                  </Button>
                  <Button size="md" variant="default" component={Link} to="/reviews">
                    {t('backToQueue')}
                  </Button>
                </Group>
              </>
            ) : (
              <>
                <DecisionMade review={review} />
                <Group>
                  <Button size="md" onClick={onNext}>
                    {t('decided.next')}
                  </Button>
                  <Button size="md" variant="default" component={Link} to="/reviews">
                    {t('backToQueue')}
                  </Button>
                </Group>
              </>
            )}
          </Stack>
        </Paper>
        <Earlier review={{ history: review.history }} />
      </Stack>
    </Container>
  )
}
