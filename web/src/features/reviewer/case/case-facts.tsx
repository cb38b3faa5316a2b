import type { Review } from '@realname/client'
import { useTranslation } from 'react-i18next'
import { inYourZone } from '#web/shared/time.ts'
import { useNow } from '#web/shared/use-time.ts'
import { DueTime } from '../due-time.tsx'
import { Fact } from '../fact.tsx'
import { useNames } from '../names.ts'
import { LeaseMark } from '../review-marks.tsx'
import classes from './case.module.css'

/** The attributes of a case that every reviewer may see. */
export function CaseFacts({ review, open }: { review: Review; open: boolean }) {
  const { t } = useTranslation('reviewer')
  const { language, certificate, region, reviewer } = useNames()
  const now = useNow(15_000)
  return (
    <dl className={classes.facts}>
      <Fact name={t('queue.columns.certificate')}>
        {certificate(review.certificateType, review.issuingRegion)} · {region(review.issuingRegion)}
      </Fact>
      <Fact name={t('queue.columns.attempt')}>{review.attempt}</Fact>
      <Fact name={t('queue.columns.submitted')}>{inYourZone(review.submittedAt, language)}</Fact>
      {open ? (
        <>
          <Fact name={t('queue.columns.due')}>
            <DueTime dueAt={review.dueAt} now={now} />
          </Fact>
          <Fact name={t('queue.columns.heldBy')}>
            <LeaseMark lease={review.lease} now={now} />
          </Fact>
          {review.handover === undefined ? null : (
            <Fact name={t('handedOver.title')}>
              {t('handedOver.fact', {
                who: reviewer(review.handover.by, false),
                whom:
                  review.handover.to === undefined
                    ? t('colleague.any')
                    : reviewer(review.handover.to, review.handover.mine),
              })}
            </Fact>
          )}
        </>
      ) : (
        <Fact name={t('case.status')}>{t(`statuses.${review.status}`)}</Fact>
      )}
    </dl>
  )
}
