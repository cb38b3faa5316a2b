import type { ReactNode } from 'react'
import { type Certificate, type CertificateType, certificateTypes, type Slot } from '#domain/certificates.ts'
import classes from './drawing.module.css'
import { HoldingDrawing } from './holding-drawing.tsx'

/** A head and shoulders in a frame of 34 × 42. */
function Portrait({ x, y }: { x: number; y: number }) {
  return (
    <g transform={`translate(${x} ${y})`}>
      <rect width="34" height="42" rx="3" className={classes.tint} />
      <circle cx="17" cy="16" r="8" className={classes.accent} />
      <path d="M4 42c0-9 6-14 13-14s13 5 13 14z" className={classes.accent} />
    </g>
  )
}

/** An open passport: the page with the photo below the opposite page. */
function PassportDrawing() {
  return (
    <g>
      <path d="M22 8h116a6 6 0 0 1 6 6v38H16V14a6 6 0 0 1 6-6z" className={classes.paper} />
      <circle cx="80" cy="30" r="11" className={classes.outline} />
      <path d="M69 30h22M80 19c-6 6-6 16 0 22M80 19c6 6 6 16 0 22" className={classes.outline} />
      <path d="M16 52h128v52a6 6 0 0 1-6 6H22a6 6 0 0 1-6-6z" className={classes.paper} />
      <g transform="translate(24 57) scale(0.82)">
        <Portrait x={0} y={0} />
      </g>
      <path d="M62 62h44M62 71h68M62 80h56M62 89h32" className={classes.line} />
      <path d="M24 98h112M24 104h112" className={classes.line} strokeDasharray="1 5" />
    </g>
  )
}

/** No kind copies a real card. */
type CardKind = NonNullable<Certificate['card']> | 'ID'

const fronts: Readonly<Record<CardKind, ReactNode>> = {
  ID: (
    <>
      <Portrait x={98} y={24} />
      <path d="M28 34h36M28 46h54M28 58h46M28 70h52" className={classes.line} />
      <path d="M28 92h88" className={classes.line} />
    </>
  ),
  PERMIT: (
    <>
      <path d="M16 26a8 8 0 0 1 8-8h112a8 8 0 0 1 8 8v8H16z" className={classes.tint} />
      <Portrait x={28} y={44} />
      <path d="M74 50h36M74 62h58M74 74h48M74 86h54" className={classes.line} />
    </>
  ),
  RESIDENCE: (
    <>
      <Portrait x={28} y={34} />
      <path d="M74 40h36M74 52h58M74 64h48" className={classes.line} />
      <path d="M16 86h128v8a8 8 0 0 1-8 8H24a8 8 0 0 1-8-8z" className={classes.tint} />
    </>
  ),
  LICENSE: (
    <>
      <Portrait x={28} y={40} />
      <path d="M74 62h58M74 74h48M74 86h36" className={classes.line} />
      <path
        d="M76 46v-8l4-9h20l4 9 6 1v7zM76 38h28"
        transform="translate(4 -2)"
        className={classes.outline}
      />
    </>
  ),
}

/** A card in the size of a bank card, from the front or the back. */
function CardDrawing({ kind = 'ID', side }: { kind?: CardKind | undefined; side: 'FRONT' | 'BACK' }) {
  return (
    <g>
      <rect x="16" y="18" width="128" height="84" rx="8" className={classes.paper} />
      {side === 'FRONT' ? (
        fronts[kind]
      ) : (
        <>
          <circle cx="44" cy="46" r="13" className={classes.tint} />
          <path d="M44 37l3 6 6 1-4.5 4.5 1 6.5-5.5-3-5.5 3 1-6.5L35 44l6-1z" className={classes.accent} />
          <path d="M70 40h58M70 52h40" className={classes.line} />
          <path d="M32 78h96M32 90h64" className={classes.line} />
        </>
      )}
    </g>
  )
}

interface Properties {
  readonly certificateType: CertificateType
  readonly slot: Slot
  /** Without a label the drawing is decorative: the text beside it has the same content. */
  readonly label?: string
}

/** A drawn example of the file for a slot. It copies no real certificate's design. */
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
