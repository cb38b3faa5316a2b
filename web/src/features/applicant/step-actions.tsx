import { Group } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './step-actions.module.css'

/** The end of a page: what leads on, and at the other side what leads elsewhere. On a phone the first comes first. */
export function StepActions({ aside, children }: { aside: ReactNode; children: ReactNode }) {
  return (
    <div className={classes.actions}>
      <div>{aside}</div>
      <Group className={classes.main}>{children}</Group>
    </div>
  )
}
