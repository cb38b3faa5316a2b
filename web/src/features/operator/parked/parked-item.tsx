import { Anchor, Button, Card, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { inWords } from '#web/shared/duration.ts'
import { useLanguage } from '#web/shared/language.ts'
import { useNow } from '#web/shared/now.ts'
import { useOfficialTime } from '#web/shared/official-time.ts'
import { inYourZone } from '#web/shared/time.ts'
import type { ParkedApplication } from '../queries/parked-applications-query.ts'
import classes from './parked.module.css'

interface Props {
  readonly parked: ParkedApplication
  readonly onResume: () => void
}

/** Since when an application waits, over which error, and whose it is. */
export function ParkedItem({ parked, onResume }: Props) {
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
