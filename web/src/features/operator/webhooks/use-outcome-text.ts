import { useTranslation } from 'react-i18next'
import { webhookLimits } from '#domain/policy.ts'
import { type Attempt, outcomeOf } from './outcome.ts'

/** The result of an attempt in words. */
export function useOutcomeText(): (attempt: Attempt) => string {
  const { t } = useTranslation('webhooks')
  return attempt =>
    t(`outcomes.${outcomeOf(attempt)}`, {
      status: attempt.status ?? '',
      seconds: webhookLimits.attemptSeconds,
    })
}
