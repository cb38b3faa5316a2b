import { Button, Text } from '@mantine/core'
import { useClipboard } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'

interface Props {
  readonly text: string
  /** Names the copied text for people who do not see it beside the button. */
  readonly label: string
}

/** Copies a text, and says whether it worked. */
export function CopyText({ text, label }: Props) {
  const { t } = useTranslation('webhooks')
  const { copy, copied, error } = useClipboard()
  return (
    <>
      <Button
        variant="default"
        size="xs"
        w="fit-content"
        aria-label={`${t('copy')}: ${label}`}
        onClick={() => copy(text)}
      >
        {t('copy')}
      </Button>
      <Text size="sm" role="status" span>
        {copied ? t('copied') : ''}
        {error === null ? '' : t('copyFailed')}
      </Text>
    </>
  )
}
