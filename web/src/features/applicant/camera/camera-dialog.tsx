import { Alert, Button, FileButton, Group, Loader, Modal, Text } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Slot } from '#domain/certificates.ts'
import classes from './camera.module.css'
import { CameraFrame } from './camera-frame.tsx'
import { takePhoto } from './take-photo.ts'
import { type Facing, useCamera } from './use-camera.ts'

/** An address of the file while it is shown. */
function useAddress(file: File | undefined): string | undefined {
  const [address, setAddress] = useState<string>()
  useEffect(() => {
    if (file === undefined) return setAddress(undefined)
    const url = URL.createObjectURL(file)
    setAddress(url)
    return () => URL.revokeObjectURL(url)
  }, [file])
  return address
}

interface Properties {
  readonly slot: Slot
  readonly title: string
  /** Types for the file chooser. */
  readonly accept: string
  /** Closes the dialog too. */
  readonly onFile: (file: File) => void
  readonly onClose: () => void
}

/** The device's camera with a frame. A file can be chosen at any time, and if there is no camera. */
export function CameraDialog({ slot, title, accept, onFile, onClose }: Properties) {
  const { t } = useTranslation(['application', 'common'])
  const hasFinger = useMediaQuery('(pointer: coarse)') === true
  const [facing, setFacing] = useState<Facing>(slot === 'HOLDING' ? 'user' : 'environment')
  const [taken, setTaken] = useState<File>()
  const { video, state } = useCamera(facing, taken === undefined)
  const address = useAddress(taken)
  const isRunning = state.is === 'RUNNING'
  const problem = state.is === 'STARTING' || state.is === 'RUNNING' ? undefined : state.is
  const use = (file: File | null | undefined) => {
    if (file === null || file === undefined) return
    onFile(file)
  }
  const shoot = async () => {
    if (video.current !== null) setTaken(await takePhoto(video.current, new Date()))
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      fullScreen
      closeButtonProps={{ 'aria-label': t('common:close') }}
      classNames={{ content: classes.content, body: classes.body }}
    >
      <Text size="sm">{t(slot === 'HOLDING' ? 'camera.holding' : 'camera.certificate')}</Text>
      {problem === undefined ? (
        <div className={classes.view} data-camera={state.is}>
          {taken === undefined ? (
            <>
              <video
                ref={video}
                muted
                playsInline
                aria-label={t('camera.live')}
                className={facing === 'user' ? classes.mirrored : undefined}
              />
              <CameraFrame slot={slot} />
            </>
          ) : (
            <img src={address} alt={t('camera.taken')} />
          )}
        </div>
      ) : (
        <Alert
          color="orange"
          role="alert"
          title={t(`camera.problems.${problem}`, { returnObjects: true })[0]}
        >
          {t(`camera.problems.${problem}`, { returnObjects: true })[1]}
        </Alert>
      )}
      <Group justify="center" gap="sm">
        {state.is === 'STARTING' ? <Loader size="sm" aria-label={t('camera.starting')} /> : null}
        {taken === undefined && problem === undefined ? (
          <Button size="md" disabled={!isRunning} onClick={() => void shoot()} data-autofocus>
            {t('camera.shoot')}
          </Button>
        ) : null}
        {taken === undefined ? null : (
          <>
            <Button size="md" onClick={() => use(taken)}>
              {t('camera.use')}
            </Button>
            <Button size="md" variant="default" onClick={() => setTaken(undefined)}>
              {t('camera.again')}
            </Button>
          </>
        )}
        {hasFinger && taken === undefined && problem === undefined ? (
          <Button
            size="md"
            variant="default"
            onClick={() => setFacing(facing === 'user' ? 'environment' : 'user')}
          >
            {t('camera.switch')}
          </Button>
        ) : null}
        <FileButton onChange={use} accept={accept}>
          {props => (
            <Button {...props} size="md" variant="default">
              {t('upload.choose')}
            </Button>
          )}
        </FileButton>
      </Group>
    </Modal>
  )
}
