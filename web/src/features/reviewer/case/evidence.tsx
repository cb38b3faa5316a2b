import { Button, Group, List, Paper, Stack, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useSlotName } from '#web/shared/use-slot-name.ts'
import type { ReviewFile } from '../queries/reviews.ts'
import { AlsoRead } from '../reading/also-read.tsx'
import type { Show } from '../reading/shown-place.tsx'
import type { ReviewEvidence } from '../reading/spots.ts'
import { Mark } from '../review-marks.tsx'
import classes from './case.module.css'

const formats = {
  'image/jpeg': 'JPEG',
  'image/png': 'PNG',
  'image/bmp': 'BMP',
  'application/pdf': 'PDF',
} as const

interface FileProps {
  readonly file: ReviewFile
  /** The number of faces that were found. */
  readonly faces: number
  /** Whether the certificate was found in the photo of the holder. */
  readonly hasCertificate: boolean
  readonly onLook: () => void
}

/** The measurements and hints of one file, the most notable first. */
function FileEvidence({ file, faces, hasCertificate, onLook }: FileProps) {
  const { t } = useTranslation('reviewer')
  const nameOf = useSlotName()
  const { slot, pages, contentType, signals } = file
  const { camera, editingSoftware, converted, capturedAt } = signals.origin
  const [first] = pages
  const facts = [
    first === undefined
      ? undefined
      : t('evidence.size', { format: formats[contentType], width: first.width, height: first.height }),
    pages.length > 1 ? t('evidence.pages', { number: pages.length }) : undefined,
    camera === undefined ? undefined : t('evidence.camera', { camera }),
    capturedAt === undefined ? undefined : t('evidence.capturedAt', { at: capturedAt.replace('T', ' ') }),
    editingSoftware === undefined ? undefined : t('evidence.editingSoftware', { editingSoftware }),
    converted === undefined ? undefined : t(`evidence.converted.${converted}`),
    faces > 0 ? t('evidence.faces', { number: faces }) : undefined,
    hasCertificate ? t('evidence.certificate') : undefined,
  ].filter(fact => fact !== undefined)
  return (
    <li>
      <Stack gap={6}>
        <Group justify="space-between" align="center" wrap="nowrap">
          <div>
            <Text fw={600} size="sm">
              {t(`slots.${nameOf(slot)}`)}
            </Text>
            <Text size="xs" c="dimmed">
              {facts.join(' · ')}
            </Text>
          </div>
          {signals.hints.length > 0 ? (
            <Mark tone="soon">{t('evidence.look', { number: signals.hints.length })}</Mark>
          ) : (
            <Mark tone="calm">{t('evidence.nothing')}</Mark>
          )}
        </Group>
        {signals.hints.length > 0 ? (
          <List size="sm" spacing={4}>
            {signals.hints.map(hint => (
              <List.Item key={hint}>{t(`hints.${hint}`, { number: signals.otherAccounts })}</List.Item>
            ))}
          </List>
        ) : null}
        {signals.hints.length > 0 ? (
          <Button variant="default" size="compact-sm" w="fit-content" onClick={onLook}>
            {t('evidence.show', { slot: t(`slots.${nameOf(slot)}`) })}
          </Button>
        ) : null}
      </Stack>
    </li>
  )
}

interface Props {
  readonly files: readonly ReviewFile[]
  /** What machines read; absent if nothing was. */
  readonly reading: ReviewEvidence | undefined
  readonly show: Show
  readonly onLook: (file: number) => void
}

/** The measurements of the files. They show where to look. No rule decides by them. */
export function Evidence({ files, reading, show, onLook }: Props) {
  const { t } = useTranslation('reviewer')
  const points = files.reduce((sum, { signals }) => sum + signals.hints.length, 0)
  return (
    <Paper withBorder px="md" py="xs" component="section" aria-labelledby="evidence-title">
      <details open={points > 0}>
        <summary className={classes.summary}>
          <Title order={2} size="h5" display="inline-block" id="evidence-title">
            {t('evidence.title')}
          </Title>
          {points > 0 ? (
            <Mark tone="soon">{t('evidence.look', { number: points })}</Mark>
          ) : (
            <Mark tone="calm">{t('evidence.nothing')}</Mark>
          )}
        </summary>
        <Text size="xs" c="dimmed" mb={6}>
          {t('evidence.hint')}
        </Text>
        <Stack component="ul" gap={6} className={classes.evidence}>
          {files.map((file, index) => (
            <FileEvidence
              key={file.documentId}
              file={file}
              faces={reading?.faces.filter(({ documentId }) => documentId === file.documentId).length ?? 0}
              hasCertificate={reading?.certificateInHoldingPhoto?.documentId === file.documentId}
              onLook={() => onLook(index)}
            />
          ))}
        </Stack>
        {reading === undefined ? null : <AlsoRead evidence={reading} files={files} show={show} />}
      </details>
    </Paper>
  )
}
