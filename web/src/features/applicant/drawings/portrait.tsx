import classes from './drawing.module.css'

/** A head and shoulders in a frame of 34 × 42. */
export function Portrait({ x, y }: { x: number; y: number }) {
  return (
    <g transform={`translate(${x} ${y})`}>
      <rect width="34" height="42" rx="3" className={classes.tint} />
      <circle cx="17" cy="16" r="8" className={classes.accent} />
      <path d="M4 42c0-9 6-14 13-14s13 5 13 14z" className={classes.accent} />
    </g>
  )
}
