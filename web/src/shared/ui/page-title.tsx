import { Anchor, Title, type TitleProps } from '@mantine/core'
import { useDocumentTitle } from '@mantine/hooks'
import { type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'

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

interface SubpageHeadProps {
  /** The page above this one. */
  readonly back: { readonly to: string; readonly title: string }
  readonly title: string
  readonly children?: ReactNode
}

/** The head of a page below another one: a link to that page, the title, and what identifies the page. */
export function SubpageHead({ back, title, children }: SubpageHeadProps) {
  return (
    <div>
      <Anchor component={Link} to={back.to}>
        ← {back.title}
      </Anchor>
      <PageTitle mt="xs">{title}</PageTitle>
      {children}
    </div>
  )
}
