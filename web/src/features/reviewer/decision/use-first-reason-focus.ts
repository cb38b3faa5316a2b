import { useLayoutEffect, useRef } from 'react'
import type { DecisionOutcome } from '#domain/application.ts'

/** Moves the focus to the first reason after an outcome with reasons was chosen. */
export function useFirstReasonFocus(onChoose: (outcome: DecisionOutcome) => void) {
  const form = useRef<HTMLElement>(null)
  const searchField = useRef<HTMLInputElement>(null)
  const isAwaited = useRef(false)
  // The reasons are there only after the outcome was rendered.
  useLayoutEffect(() => {
    if (!isAwaited.current) return
    isAwaited.current = false
    form.current?.querySelector<HTMLElement>('[data-reason-box]')?.focus({ preventScroll: true })
  })
  return {
    form,
    searchField,
    choose: (outcome: DecisionOutcome) => {
      isAwaited.current = outcome !== 'APPROVE'
      onChoose(outcome)
    },
  }
}
