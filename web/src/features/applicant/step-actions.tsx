import { Group } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './step-actions.module.css'

/**
 * The buttons at the end of a page: the next step, and on the other side the alternatives. On a phone the next step is
 * first.
 */
export function StepActions({ aside, children }: { aside: ReactNode; children: ReactNode }) {
  return (
    <div className={classes.actions}>
      <div>{aside}</div>
      <Group className={classes.main}>{children}</Group>
    </div>
  )
}
