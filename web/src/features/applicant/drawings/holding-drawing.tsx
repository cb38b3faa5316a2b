import classes from './drawing.module.css'

/** Head, neck and shoulders. */
export function Person() {
  return (
    <g>
      <path d="M28 116c0-26 20-44 52-44s52 16 52 42z" className={classes.tint} />
      <path d="M71 56h18v17c-5 5-13 5-18 0z" className={classes.skin} />
      <ellipse cx="80" cy="37" rx="19" ry="24" className={classes.skin} />
      <path
        d="M60 36c-2-17 7-26 20-26s22 9 20 26c-2-8-5-13-9-15-8 3-19 3-24 1-4 3-6 7-7 14z"
        className={classes.accent}
      />
      <path d="M73 37h.01M87 37h.01M75 49c3 2.5 7 2.5 10 0" className={classes.outline} />
    </g>
  )
}

/** The front of a certificate: a photo and lines. */
export function Front({ x, y }: { x: number; y: number }) {
  return (
    <g transform={`translate(${x} ${y})`}>
      <rect width="56" height="38" rx="4" className={classes.paper} />
      <rect x="5" y="6" width="16" height="20" rx="2" className={classes.tint} />
      <circle cx="13" cy="13" r="4" className={classes.accent} />
      <path d="M6.5 26c0-5 3-8 6.5-8s6.5 3 6.5 8z" className={classes.accent} />
      <path d="M27 11h22M27 19h17M7 32h42" className={classes.line} />
    </g>
  )
}

/** An arm from the lower edge, with the fingers of its hand before the certificate. Drawn for the left side. */
function Arm({ isRight = false }: { isRight?: boolean }) {
  return (
    <g transform={isRight ? 'matrix(-1 0 0 1 160 0)' : undefined}>
      <path d="M22 116c2-13 9-20 20-25l9 13c-6 4-9 7-10 12z" className={classes.sleeve} />
      <path d="M42 91c2-6 6-9 10-9l2 22c-5 1-9-1-12-6z" className={classes.skin} />
      <path d="M52 84h8M52 90h9M52 96h9M52 102h8" className={classes.finger} />
    </g>
  )
}

/** A person with a bare head who holds the front of a certificate below their face, with both hands. */
export function HoldingDrawing() {
  return (
    <g>
      <rect x="16" y="4" width="128" height="112" rx="8" className={classes.paper} />
      <Person />
      <Front x={52} y={72} />
      <Arm />
      <Arm isRight />
    </g>
  )
}
