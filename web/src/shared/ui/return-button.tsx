import { Button, type ButtonProps } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { HostedSession } from '../hosted-session.ts'

/** Goes back to where the user came from; nothing for a person who signed in, or without such an address. */
export function ReturnButton({ hosted, ...props }: ButtonProps & { readonly hosted: HostedSession }) {
  const { t } = useTranslation()
  const target = hosted.returnAddress()
  if (target === undefined) return null
  return (
    <Button component="a" href={target.url} rel="noreferrer" {...props}>
      {t('link.goBack', { host: target.host })}
    </Button>
  )
}
