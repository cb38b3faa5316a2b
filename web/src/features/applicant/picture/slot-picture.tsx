import { UnstyledButton } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { lazy, Suspense, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CertificateType, Slot } from '#domain/certificates.ts'
import { useSlotName } from '#web/shared/use-slot-name.ts'
import { SlotDrawing } from '../drawings/slot-drawing.tsx'
import { Icon } from '../icon.tsx'
import type { Transfer } from '../transfer/transfer.ts'
import classes from './picture.module.css'
import type { StoredFile } from './use-stored-files.ts'

const EnlargedPicture = lazy(async () => ({
  default: (await import('./enlarged-picture.tsx')).EnlargedPicture,
}))

interface Properties {
  readonly certificateType: CertificateType
  readonly slot: Slot
  readonly transfer: Transfer | undefined
  readonly stored: StoredFile | undefined
  /** An address of the stored file has expired. */
  readonly onExpired: () => void
}

/** The file chosen in this page, read from the device; else the uploaded one; before that, a drawn example. */
export function SlotPicture({ certificateType, slot, transfer, stored, onExpired }: Properties) {
  const { t } = useTranslation('application')
  const nameOf = useSlotName()
  const [unshowable, setUnshowable] = useState<string>()
  const opener = useRef<HTMLButtonElement>(null)
  const [isLarge, dialog] = useDisclosure(false, { onClose: () => opener.current?.focus() })
  const title = t(`slots.${nameOf(slot)}.title`)
  const local = transfer?.preview === unshowable ? undefined : transfer?.preview
  const [small] = local === undefined ? (stored?.pages ?? []).map(page => page.thumbnailUrl) : [local]
  if (small !== undefined) {
    return (
      <div className={classes.picture}>
        <UnstyledButton
          ref={opener}
          className={classes.open}
          onClick={dialog.open}
          aria-label={`${t('enlarged.open')}: ${title}`}
        >
          <img
            src={small}
            alt={t('upload.preview', { slot: title })}
            onError={local === undefined ? onExpired : () => setUnshowable(local)}
          />
          <Icon name="enlarge" />
        </UnstyledButton>
        {isLarge ? (
          <Suspense>
            <EnlargedPicture
              title={title}
              pictures={local === undefined ? (stored?.pages ?? []).map(page => page.previewUrl) : [local]}
              onClose={dialog.close}
              onBroken={onExpired}
            />
          </Suspense>
        ) : null}
      </div>
    )
  }
  return (
    <div className={classes.picture}>
      {transfer === undefined ? (
        <SlotDrawing
          certificateType={certificateType}
          slot={slot}
          label={t('upload.drawn', { slot: title })}
        />
      ) : (
        <div className={classes.file}>
          <Icon name="file" />
          {transfer.file.name}
        </div>
      )}
    </div>
  )
}
