import { useTranslation } from 'react-i18next'
import classes from './steps.module.css'

const steps = ['files', 'details'] as const
export type Step = (typeof steps)[number]

/** Which step one is at, of how many. */
export function Steps({ now }: { now: Step }) {
  const { t } = useTranslation('application')
  return (
    <ol className={classes.steps} aria-label={t('steps.label')}>
      {steps.map((step, at) => (
        <li key={step} {...(step === now ? { 'aria-current': 'step' as const } : {})}>
          <span className={classes.number} aria-hidden>
            {at + 1}
          </span>
          {t(`steps.${step}`)}
        </li>
      ))}
    </ol>
  )
}
