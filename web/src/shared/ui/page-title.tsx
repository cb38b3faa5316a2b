import { Title, type TitleProps } from '@mantine/core'
import { useDocumentTitle } from '@mantine/hooks'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'

/** The first page keeps the browser's focus; each later page moves the focus to its title. */
let firstPage = true

/** The only h1 of a page. It also sets the tab's title and gets the focus after a step. */
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
