import { Alert, Badge, Group, Loader, Progress, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { documentContentTypes, isDocumentContentType } from '#domain/documents.ts'
import { useLanguage } from '#web/shared/language.ts'
import { Icon } from '../icon.tsx'
import { fileSize } from './file-size.ts'
import { RefusalNote } from './refusal-note.tsx'
import type { DocumentView, SlotState } from './slot-state.ts'
import { StoppedNote } from './stopped-note.tsx'
import { useIsSlow } from './use-is-slow.ts'

interface Properties {
  readonly state: SlotState
  readonly document: DocumentView
  readonly isKept: boolean
  readonly isMissed: boolean
}

/** Where the file is on its way; each change but the percentage is read out. */
export function SlotStatus({ state, document, isKept, isMissed }: Properties) {
  const { t } = useTranslation('application')
  const language = useLanguage()
  const isSlow = useIsSlow(state.is === 'WAITING' ? state.since : undefined)
  const { contentType, sizeBytes } = document
  const working = (text: string) => (
    <Group gap="xs">
      <Loader size="xs" />
      <Text size="sm">{text}</Text>
    </Group>
  )
  const percent = state.is === 'SENDING' && 'fraction' in state ? Math.round(state.fraction * 100) : undefined
  return (
    <>
      {percent === undefined ? null : (
        <Stack gap={4}>
          <Text size="sm">{t('upload.sending', { percent })}</Text>
          <Progress value={percent} aria-label={t('upload.sending', { percent })} />
        </Stack>
      )}
      <div role="status" data-state={state.is}>
        {state.is === 'EMPTY' && isMissed ? (
          <Text size="sm" c="var(--mantine-color-error)">
            {t('upload.missing')}
          </Text>
        ) : null}
        {state.is === 'CHECKING' ? working(t('upload.checking')) : null}
        {state.is === 'WAITING' ? working(t(isSlow ? 'upload.slow' : 'upload.waiting')) : null}
        {state.is === 'STOPPED' && 'cause' in state ? <StoppedNote cause={state.cause} /> : null}
        {state.is === 'REFUSED' ? (
          <Alert color="red" p="sm">
            <RefusalNote refusal={state.refusal ?? 'CORRUPT'} />
          </Alert>
        ) : null}
        {state.is === 'ACCEPTED' ? (
          <Group gap="xs">
            <Badge color="green" variant="light" size="lg" tt="none" leftSection={<Icon name="check" />}>
              {t(isKept ? 'upload.kept' : 'upload.ACCEPTED')}
            </Badge>
            {contentType !== undefined && isDocumentContentType(contentType) && sizeBytes !== undefined ? (
              <Text size="sm" c="dimmed">
                {t('upload.file', {
                  format: documentContentTypes[contentType].format,
                  size: fileSize(sizeBytes, language),
                })}
              </Text>
            ) : null}
          </Group>
        ) : null}
      </div>
    </>
  )
}
