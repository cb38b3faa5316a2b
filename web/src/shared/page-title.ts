import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'

/** What the tab, and the history, call the page that is open. Nothing personal belongs in it. */
export function usePageTitle(title: string): void {
  const { t } = useTranslation()
  const product = t('product')
  useEffect(() => {
    document.title = `${title} · ${product}`
    return () => {
      document.title = product
    }
  }, [title, product])
}
