import { useTranslation } from 'react-i18next'
import classes from './steps.module.css'

const steps = ['files', 'details'] as const
export type Step = (typeof steps)[number]

/** The current step and the number of steps. */
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
