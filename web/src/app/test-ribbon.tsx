import { useTranslation } from 'react-i18next'
import classes from './test-ribbon.module.css'

/** Shown on every page of a stage in test mode. */
export function TestRibbon() {
  const { t } = useTranslation()
  return (
    <aside className={classes.ribbon} aria-label={t('testMode.label')}>
      {t('testMode.text')}
    </aside>
  )
}
