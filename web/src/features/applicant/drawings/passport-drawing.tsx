import classes from './drawing.module.css'
import { Portrait } from './portrait.tsx'

/** An open passport: the page with the photo, and the one above it. */
export function PassportDrawing() {
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
