import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CertificateType, Slot } from '#domain/certificates.ts'
import { useSlotName } from '#web/shared/use-slot-name.ts'
import { SlotDrawing } from '../drawings/slot-drawing.tsx'
import { Icon } from '../icon.tsx'
import type { Transfer } from '../transfer/transfer.ts'
import classes from './slot-card.module.css'

interface Properties {
  readonly certificateType: CertificateType
  readonly slot: Slot
  readonly transfer: Transfer | undefined
}

/** The file chosen in this page, read from the device. Before that, a drawn example. */
export function SlotPicture({ certificateType, slot, transfer }: Properties) {
  const { t } = useTranslation('application')
  const nameOf = useSlotName()
  const [unshowable, setUnshowable] = useState<string>()
  const title = t(`slots.${nameOf(slot)}.title`)
  if (transfer === undefined) {
    return (
      <div className={classes.picture}>
        <SlotDrawing
          certificateType={certificateType}
          slot={slot}
          label={t('upload.drawn', { slot: title })}
        />
      </div>
    )
  }
  const { preview, file } = transfer
  return (
    <div className={classes.picture}>
      {preview === undefined || preview === unshowable ? (
        <div className={classes.file}>
          <Icon name="file" />
          {file.name}
        </div>
      ) : (
        <img
          src={preview}
          alt={t('upload.preview', { slot: title })}
          onError={() => setUnshowable(preview)}
        />
      )}
    </div>
  )
}
