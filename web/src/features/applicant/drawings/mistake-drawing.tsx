import { type ReactNode, useId } from 'react'
import type { Slot } from '#domain/certificates.ts'
import classes from './drawing.module.css'
import { Front, Person } from './holding-drawing.tsx'

/** Four photos that reviewers often send back, for each kind of slot. */
const mistakes = {
  certificate: ['GLARE', 'COVERED', 'CROPPED', 'BLURRED'],
  holding: ['HEADWEAR', 'FACE_HIDDEN', 'CUT_OFF', 'TURNED'],
} as const

export const mistakesOf = (slot: Slot) => mistakes[slot === 'HOLDING' ? 'holding' : 'certificate']

type Mistake = (typeof mistakes)[keyof typeof mistakes][number]

function Card() {
  return (
    <g>
      <rect x="22" y="24" width="116" height="74" rx="7" className={classes.paper} />
      <rect x="32" y="36" width="32" height="40" rx="3" className={classes.tint} />
      <circle cx="48" cy="50" r="8" className={classes.accent} />
      <path d="M36 76c0-9 5-13 12-13s12 4 12 13z" className={classes.accent} />
      <path d="M74 40h50M74 54h40M74 68h46M34 88h92" className={classes.line} />
    </g>
  )
}

/** Softens what it contains. */
function Blurred({ children }: { children: ReactNode }) {
  const id = useId()
  return (
    <>
      <filter id={id}>
        <feGaussianBlur stdDeviation="3.5" />
      </filter>
      <g filter={`url(#${id})`}>{children}</g>
    </>
  )
}

const drawings: Readonly<Record<Mistake, ReactNode>> = {
  GLARE: (
    <>
      <Card />
      <path d="M84 30l6 19 19 6-19 6-6 19-6-19-19-6 19-6z" className={classes.light} />
      <circle cx="112" cy="80" r="11" className={classes.light} />
    </>
  ),
  COVERED: (
    <>
      <Card />
      <path
        d="M160 120v-42l-28-14c-14-7-34-15-42-15-8 1-8 12 0 15l24 10c-8 8-10 22 4 32l22 14z"
        className={classes.skin}
      />
    </>
  ),
  CROPPED: (
    <g transform="translate(52 30)">
      <Card />
    </g>
  ),
  BLURRED: (
    <Blurred>
      <Card />
    </Blurred>
  ),
  HEADWEAR: (
    <>
      <Person />
      <path d="M58 28c0-16 9-24 22-24s22 8 22 24z" className={classes.hat} />
      <path d="M58 28h60c-4 5-10 6-18 6H58z" className={classes.hat} />
      <Front x={52} y={76} />
    </>
  ),
  FACE_HIDDEN: (
    <>
      <Person />
      <Front x={52} y={34} />
    </>
  ),
  CUT_OFF: (
    <g transform="translate(0 22)">
      <Person />
      <Front x={122} y={62} />
    </g>
  ),
  TURNED: (
    <>
      <Person />
      <g transform="translate(52 74)">
        <rect width="56" height="38" rx="4" className={classes.paper} />
        <rect y="6" width="56" height="8" className={classes.accent} opacity="0.5" />
        <path d="M7 22h42M7 30h28" className={classes.line} />
      </g>
    </>
  ),
}

/** A drawing of a mistake, crossed out. The text beside it has the same content. */
export function MistakeDrawing({ mistake }: { mistake: Mistake }) {
  return (
    <svg viewBox="0 0 160 120" className={classes.mistake} aria-hidden>
      {drawings[mistake]}
      <circle cx="140" cy="20" r="15" className={classes.cross} />
      <path d="M134 14l12 12M146 14l-12 12" className={classes.crossed} />
    </svg>
  )
}
