/** Moves the focus to the next review of the list, or to the one before; from elsewhere, to the first. */
export function focusReview(step: 1 | -1): void {
  const links = [...document.querySelectorAll<HTMLElement>('[data-review-link]')]
  const focused = document.activeElement
  const at = focused instanceof HTMLElement ? links.indexOf(focused) : -1
  const next = links[at < 0 ? 0 : Math.min(Math.max(at + step, 0), links.length - 1)]
  next?.focus()
}
