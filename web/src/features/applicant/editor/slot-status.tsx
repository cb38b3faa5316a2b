import { Alert, Badge, Group, Loader, Progress, Stack, Text } from '@mantine/core'
import type { RealnameError } from '@realname/client'
import { useTranslation } from 'react-i18next'
import { documentContentTypes, isDocumentContentType } from '#domain/documents.ts'
import type { Advice } from '#domain/evidence/advice-names.ts'
import type { PhotoConversion } from '#domain/photo-conversions.ts'
import { useLanguage } from '#web/shared/language.ts'
import { Failure } from '#web/shared/ui/failure.tsx'
import { Icon } from '../icon.tsx'
import type { FileProblem } from '../transfer/inspect-file.ts'
import { AdviceNote } from './advice-note.tsx'
import { useProblemText } from './field-message.tsx'
import type { DocumentView, SlotState } from './slot-state.ts'
import { useIsSlow } from './use-is-slow.ts'

const mega = 1_048_576

/** A readable size: `812 kB`, `3.4 MB`. */
function fileSize(bytes: number, language: string): string {
  const [unit, value] =
    bytes >= mega ? (['megabyte', bytes / mega] as const) : (['kilobyte', bytes / 1024] as const)
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit,
    unitDisplay: 'short',
    maximumFractionDigits: unit === 'megabyte' ? 1 : 0,
  }).format(value)
}

/** The reason for refusing a file, and advice for a better one. */
function RefusalNote({ refusal }: { refusal: FileProblem }) {
  const { t } = useTranslation('application')
  const [what, how] = t(`refusals.${refusal}`, { returnObjects: true })
  return (
    <>
      <Text size="sm" fw={600}>
        {t('upload.REFUSED')}: {what}
      </Text>
      <Text size="sm">{how}</Text>
    </>
  )
}

/** The reason why a valid file could not be sent. It can be sent again unchanged. */
function StoppedNote({ cause }: { cause: 'LOST' | 'FAILED' | RealnameError }) {
  const { t } = useTranslation('application')
  const textOf = useProblemText()
  if (typeof cause !== 'string' && cause.status === 401) return <Failure error={cause} />
  return (
    <Alert color="orange" p="sm">
      {typeof cause === 'string' ? (
        <Text size="sm">{t(`upload.${cause}`)}</Text>
      ) : (
        <>
          <Text size="sm" fw={600}>
            {t('upload.TICKET')}
          </Text>
          <Text size="sm">{textOf(cause)}</Text>
        </>
      )}
    </Alert>
  )
}

interface Properties {
  readonly state: SlotState
  readonly document: DocumentView
  readonly isKept: boolean
  readonly isMissed: boolean
  /** The advice that its owner has not dismissed. */
  readonly advice: readonly Advice[]
  /** How the page changed the photo that it has sent. */
  readonly converted: PhotoConversion | undefined
}

/** The progress of the file. A screen reader announces each change except the percentage. */
export function SlotStatus({ state, document, isKept, isMissed, advice, converted }: Properties) {
  const { t } = useTranslation('application')
  const language = useLanguage()
  const isSlow = useIsSlow(state.is === 'WAITING' ? state.since : undefined)
  const { contentType, sizeBytes } = document
  const isSettled = state.is === 'ACCEPTED' && state.isRead && advice.length === 0
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
        {state.is === 'CONVERTING' ? working(t('upload.converting')) : null}
        {state.is === 'WAITING' ? working(t(isSlow ? 'upload.slow' : 'upload.waiting')) : null}
        {state.is === 'STOPPED' && 'cause' in state ? <StoppedNote cause={state.cause} /> : null}
        {state.is === 'REFUSED' ? (
          <Alert color="red" p="sm">
            <RefusalNote refusal={state.refusal ?? 'CORRUPT'} />
            {state.canBe === 'REDUCED' ? <Text size="sm">{t('upload.reduceText')}</Text> : null}
          </Alert>
        ) : null}
        {state.is === 'ACCEPTED' ? (
          <Group gap="xs">
            {isKept || isSettled ? (
              <Badge color="green" variant="light" size="lg" tt="none" leftSection={<Icon name="check" />}>
                {t(isKept ? 'upload.kept' : 'upload.ACCEPTED')}
              </Badge>
            ) : (
              <Badge variant="light" size="lg" tt="none">
                {t('upload.uploaded')}
              </Badge>
            )}
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
        {state.is === 'ACCEPTED' && !isKept && !state.isRead ? (
          <Text size="sm" c="dimmed">
            {t('advice.pending')}
          </Text>
        ) : null}
        {advice.length === 0 ? null : <AdviceNote advice={advice} />}
        {converted !== undefined && (state.is === 'WAITING' || state.is === 'ACCEPTED') ? (
          <Text size="sm" c="dimmed">
            {t(`upload.converted.${converted}`)}
          </Text>
        ) : null}
      </div>
    </>
  )
}
