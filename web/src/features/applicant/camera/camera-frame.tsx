import type { Slot } from '#domain/certificates.ts'
import classes from './camera.module.css'

/** Where face and certificate should be. */
export function CameraFrame({ slot }: { slot: Slot }) {
  return (
    <svg viewBox="0 0 160 120" className={classes.frame} aria-hidden>
      {slot === 'HOLDING' ? (
        <>
          <ellipse cx="80" cy="40" rx="24" ry="31" />
          <rect x="50" y="76" width="60" height="38" rx="4" />
        </>
      ) : (
        <rect
          {...(slot === 'DATA_PAGE' ? { y: 9, height: 102 } : { y: 15, height: 90 })}
          x="8"
          width="144"
          rx="5"
        />
      )}
    </svg>
  )
}
