import { Button, FileButton, Group, Stack, Text } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { lazy, Suspense, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Slot } from '#domain/certificates.ts'
import { contentTypeNames, documentContentTypes } from '#domain/documents.ts'
import { useSlotName } from '#web/shared/use-slot-name.ts'
import { Icon } from '../icon.tsx'
import type { Transfer } from '../transfer/transfer.ts'
import type { TransferActs } from '../transfer/use-transfers.ts'
import type { SlotState } from './slot-state.ts'

const CameraDialog = lazy(async () => ({
  default: (await import('../camera/camera-dialog.tsx')).CameraDialog,
}))

/** Absent without HTTPS. */
const hasCamera = 'mediaDevices' in navigator

/** iPhones convert their photos to JPEG, but only if HEIC is not listed. Only their browser knows this property. */
const isConvertedByDevice = CSS.supports('-webkit-touch-callout', 'none')

const acceptedTypes = [
  ...contentTypeNames,
  ...Object.values(documentContentTypes).flatMap(({ extensions }) => extensions.map(each => `.${each}`)),
  ...(isConvertedByDevice ? [] : ['image/heic', 'image/heif', '.heic', '.heif']),
].join(',')

interface Properties {
  readonly slot: Slot
  readonly state: SlotState
  readonly transfer: Transfer | undefined
  readonly acts: TransferActs
  /** The service has an accepted file, which is kept until another one arrives. */
  readonly hasAccepted: boolean
  /** Dismisses the advice about the file, if there is one. */
  readonly onKeep: (() => void) | undefined
}

/** The actions of a slot in its present state: choose, take a photo, cancel, send again, replace. */
export function SlotChooser({ slot, state, transfer, acts, hasAccepted, onKeep }: Properties) {
  const { t } = useTranslation('application')
  const nameOf = useSlotName()
  const hasFinger = useMediaQuery('(pointer: coarse)') === true
  const title = t(`slots.${nameOf(slot)}.title`)
  const labels = (label: string) => ({ children: label, 'aria-label': `${label}: ${title}` })
  const opener = useRef<HTMLButtonElement>(null)
  const [isCameraOpen, setIsCameraOpen] = useState(false)
  const take = (file: File | null) => {
    if (file !== null) void acts.choose(slot, file)
  }
  const closeCamera = () => {
    setIsCameraOpen(false)
    opener.current?.focus()
  }
  /** The button that opened the camera is about to go, so the focus moves to the title. */
  const takeByCamera = (file: File) => {
    setIsCameraOpen(false)
    document.getElementById(`slot-${slot}`)?.focus()
    take(file)
  }
  if (state.is === 'CHECKING' || state.is === 'CONVERTING' || state.is === 'SENDING') {
    return (
      <Button
        variant="default"
        size="sm"
        w="fit-content"
        onClick={() => acts.cancel(slot)}
        {...labels(t('upload.cancel'))}
      />
    )
  }
  const isInVain = transfer?.phase === 'STOPPED' || transfer?.phase === 'UNFIT'
  const isThere = state.is === 'ACCEPTED' || state.is === 'WAITING'
  return (
    <Stack gap="xs">
      {isThere || hasFinger ? null : (
        <Text size="sm" c="dimmed">
          {t('upload.drop')}
        </Text>
      )}
      <Group gap="sm">
        {transfer?.phase === 'STOPPED' ? (
          <Button
            onClick={() => void acts.send(slot, transfer, transfer.sound)}
            {...labels(t('upload.again'))}
          />
        ) : null}
        {transfer?.phase === 'UNFIT' && transfer.canBe === 'REDUCED' ? (
          <Button
            variant="default"
            onClick={() => void acts.convert(slot, transfer.file, 'REDUCED')}
            {...labels(t('upload.reduce'))}
          />
        ) : null}
        {hasFinger ? (
          <FileButton
            onChange={take}
            accept="image/jpeg"
            capture={slot === 'HOLDING' ? 'user' : 'environment'}
          >
            {props => (
              <Button
                {...props}
                variant={isThere ? 'default' : 'light'}
                leftSection={<Icon name="camera" />}
                {...labels(t('upload.camera'))}
              />
            )}
          </FileButton>
        ) : null}
        {hasCamera ? (
          <Button
            ref={opener}
            variant={onKeep === undefined ? 'default' : 'light'}
            onClick={() => setIsCameraOpen(true)}
            {...labels(t(onKeep === undefined ? 'upload.framed' : 'advice.again'))}
          />
        ) : null}
        <FileButton onChange={take} accept={acceptedTypes}>
          {props => (
            <Button
              {...props}
              variant={isThere || hasFinger ? 'default' : 'light'}
              {...labels(t(isThere ? 'upload.replace' : 'upload.choose'))}
            />
          )}
        </FileButton>
        {onKeep === undefined ? null : (
          <Button variant="default" onClick={onKeep} {...labels(t('advice.keep'))} />
        )}
        {isInVain && hasAccepted ? (
          <Button variant="default" onClick={() => acts.cancel(slot)} {...labels(t('upload.keep'))} />
        ) : null}
      </Group>
      {isCameraOpen ? (
        <Suspense>
          <CameraDialog
            slot={slot}
            title={title}
            accept={acceptedTypes}
            onFile={takeByCamera}
            onClose={closeCamera}
          />
        </Suspense>
      ) : null}
      {isThere ? null : (
        <Text size="xs" c="dimmed">
          {t('upload.limits')}
        </Text>
      )}
    </Stack>
  )
}
