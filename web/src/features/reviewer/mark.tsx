import type { ReactNode } from 'react'
import classes from './mark.module.css'

export type MarkTone = 'urgent' | 'soon' | 'other' | 'calm' | 'good'

/** Each tone has a form of its own: nobody needs to see the colour. */
const shapes: Readonly<Record<MarkTone, string>> = {
  urgent: 'M6 1.2 11.2 10.6H.8ZM6 4.6v2.8M6 8.9v.2',
  soon: 'M6 1a5 5 0 1 0 0 10A5 5 0 0 0 6 1Zm0 2.4V6l1.8 1.2',
  other: 'M1 6s2-3.4 5-3.4S11 6 11 6 9 9.4 6 9.4 1 6 1 6Zm5-1.3a1.3 1.3 0 1 0 0 2.6 1.3 1.3 0 0 0 0-2.6Z',
  calm: 'M3 6h6',
  good: 'm2.2 6.4 2.6 2.6 5-5.4',
}

/** A short fact that should catch the eye. */
export function Mark({ tone, children }: { tone: MarkTone; children: ReactNode }) {
  return (
    <span className={`${classes.mark} ${classes[tone]}`}>
      <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
        <path
          d={shapes[tone]}
          fill="none"
          stroke="currentColor"
          strokeWidth="1.4"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
      {children}
    </span>
  )
}
