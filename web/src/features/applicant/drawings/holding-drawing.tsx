import classes from './drawing.module.css'

/** A person who holds a certificate beside their face, both arms in the picture. */
export function HoldingDrawing() {
  return (
    <g>
      <rect x="16" y="4" width="128" height="112" rx="8" className={classes.paper} />
      <path d="M34 116c0-26 16-42 38-42s38 16 38 42z" className={classes.tint} />
      <path d="M66 62h12v14c-3 4-9 4-12 0z" className={classes.skin} />
      <ellipse cx="72" cy="44" rx="18" ry="22" className={classes.skin} />
      <path
        d="M54 42c-1-16 6-22 18-22s19 6 18 22c-3-8-6-11-9-12-8 3-17 3-21 1-3 2-5 5-6 11z"
        className={classes.accent}
      />
      <path d="M65 45h.01M79 45h.01M67 55c3 2.5 7 2.5 10 0" className={classes.outline} />
      <path d="M36 110c2-14 8-20 15-23l6 14-8 15H36z" className={classes.accent} opacity="0.55" />
      <path d="M94 88c8 3 13 8 17 15l8-20 9 3-9 30h-22z" className={classes.accent} opacity="0.55" />
      <path d="M116 86c-2-7 0-12 4-16l9 2c2 6 2 11-1 17z" className={classes.skin} />
      <g transform="translate(96 36)">
        <rect width="42" height="34" rx="4" className={classes.paper} />
        <rect x="4" y="6" width="13" height="17" rx="2" className={classes.tint} />
        <circle cx="10.5" cy="13" r="3.5" className={classes.accent} />
        <path d="M22 10h14M22 17h12M6 28h28" className={classes.line} />
      </g>
    </g>
  )
}
