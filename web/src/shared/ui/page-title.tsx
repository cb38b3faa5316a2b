import { Title, type TitleProps } from '@mantine/core'
import { useDocumentTitle } from '@mantine/hooks'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'

/** The first page keeps the browser's focus; each later page moves the focus to its title. */
let firstPage = true

/** The one h1 of a page, which names the tab, too, and from which reading goes on after a step. */
export function PageTitle({ children, ...props }: Omit<TitleProps, 'order'> & { children: string }) {
  const { t } = useTranslation()
  const heading = useRef<HTMLHeadingElement>(null)
  useDocumentTitle(`${children} · ${t('product')}`)
  useEffect(() => {
    if (!firstPage) {
      window.scrollTo(0, 0)
      heading.current?.focus({ preventScroll: true })
    }
    firstPage = false
  }, [])
  return (
    <Title order={1} tabIndex={-1} ref={heading} style={{ outline: 'none' }} {...props}>
      {children}
    </Title>
  )
}
