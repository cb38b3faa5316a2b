import { type Certificate, type CertificateType, certificateTypes, type Slot } from '#domain/certificates.ts'
import { CardDrawing } from './card-drawing.tsx'
import classes from './drawing.module.css'
import { HoldingDrawing } from './holding-drawing.tsx'
import { PassportDrawing } from './passport-drawing.tsx'

interface Properties {
  readonly certificateType: CertificateType
  readonly slot: Slot
  /** Without one it only decorates what the text beside it says. */
  readonly label?: string
}

/** A drawn example of the file that a slot asks for. It copies no real certificate's design. */
export function SlotDrawing({ certificateType, slot, label }: Properties) {
  const { card }: Certificate = certificateTypes[certificateType]
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
      {slot === 'FRONT' || slot === 'BACK' ? <CardDrawing kind={card} side={slot} /> : null}
    </svg>
  )
}
