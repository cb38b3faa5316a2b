import type { ReactNode } from 'react'
import type { Certificate } from '#domain/certificates.ts'
import classes from './drawing.module.css'
import { Portrait } from './portrait.tsx'

/** No kind looks like a real card. */
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

/** A card the size of a bank card, from the side with the photo or from the other. */
export function CardDrawing({ kind = 'ID', side }: { kind?: CardKind | undefined; side: 'FRONT' | 'BACK' }) {
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
