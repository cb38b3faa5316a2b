import type { CertificateType, Slot } from '#domain/certificates.ts'
import { CardDrawing, type CardKind } from './card-drawing.tsx'
import classes from './drawing.module.css'
import { HoldingDrawing } from './holding-drawing.tsx'
import { PassportDrawing } from './passport-drawing.tsx'

const cards: Readonly<Record<CertificateType, CardKind>> = {
  PASSPORT: 'ID',
  ID_CARD: 'ID',
  HK_MACAO_TRAVEL_PERMIT: 'PERMIT',
  TAIWAN_TRAVEL_PERMIT: 'PERMIT',
  HK_MACAO_RESIDENCE_PERMIT: 'RESIDENCE',
  TAIWAN_RESIDENCE_PERMIT: 'RESIDENCE',
  DRIVER_LICENSE: 'LICENCE',
}

interface Properties {
  readonly certificateType: CertificateType
  readonly slot: Slot
  /** Without one it only decorates what the text beside it says. */
  readonly label?: string
}

/** What a slot asks for, drawn: no real certificate's design. */
export function SlotDrawing({ certificateType, slot, label }: Properties) {
  return (
    <svg
      viewBox="0 0 160 120"
      className={classes.drawing}
      role="img"
      aria-label={label}
      aria-hidden={label === undefined}
    >
      {slot === 'HOLDING' ? <HoldingDrawing /> : null}
      {slot === 'DATA_PAGE' ? <PassportDrawing /> : null}
      {slot === 'FRONT' || slot === 'BACK' ? <CardDrawing kind={cards[certificateType]} side={slot} /> : null}
    </svg>
  )
}
