import { ActionIcon, Group, Modal, Text } from '@mantine/core'
import { type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../icon.tsx'
import classes from './picture.module.css'

/** Widths in parts of the window. */
const zooms = [1, 1.5, 2, 3, 4] as const

interface Properties {
  readonly title: string
  /** One address for each page. */
  readonly pictures: readonly string[]
  readonly onClose: () => void
  /** A signed address may have expired. */
  readonly onBroken: () => void
}

/** The picture as large as the window, and larger. The arrow keys scroll it. Escape closes it. */
export function EnlargedPicture({ title, pictures, onClose, onBroken }: Properties) {
  const { t } = useTranslation(['application', 'common'])
  const [step, setStep] = useState(0)
  const zoom = zooms[step] ?? 1
  const by = (steps: number) => setStep(now => Math.min(zooms.length - 1, Math.max(0, now + steps)))
  const press = (event: KeyboardEvent) => {
    if (event.key === '+' || event.key === '=') by(1)
    else if (event.key === '-') by(-1)
    else if (event.key === '0') setStep(0)
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      fullScreen
      onKeyDown={press}
      closeButtonProps={{ 'aria-label': t('common:close') }}
      classNames={{ content: classes.content, body: classes.body }}
    >
      <Group gap="xs" justify="center">
        <ActionIcon
          variant="default"
          size="lg"
          aria-label={t('enlarged.smaller')}
          aria-keyshortcuts="-"
          disabled={step === 0}
          onClick={() => by(-1)}
        >
          <Icon name="minus" />
        </ActionIcon>
        <Text role="status" w={64} ta="center">
          {t('enlarged.zoom', { percent: zoom * 100 })}
        </Text>
        <ActionIcon
          variant="default"
          size="lg"
          aria-label={t('enlarged.larger')}
          aria-keyshortcuts="+"
          disabled={step === zooms.length - 1}
          onClick={() => by(1)}
        >
          <Icon name="plus" />
        </ActionIcon>
      </Group>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard scrolls what has the focus. */}
      <section className={classes.scrolled} aria-label={title} tabIndex={0} data-autofocus>
        {pictures.map((source, index) => (
          <img
            key={source}
            src={source}
            alt={pictures.length === 1 ? title : t('enlarged.page', { title, number: index + 1 })}
            style={zoom === 1 ? undefined : { maxWidth: 'none', maxHeight: 'none', width: `${zoom * 100}%` }}
            onError={onBroken}
          />
        ))}
      </section>
    </Modal>
  )
}
