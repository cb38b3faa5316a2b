import { listedFigures } from '#domain/figures.ts'
import { addDays, isRealDate, localDate } from '#domain/local-time.ts'

const figures = [
  ...listedFigures.counts,
  ...listedFigures.byCode,
  ...listedFigures.times,
  ...listedFigures.ofReviewer,
]
export type ListedFigure = (typeof figures)[number]
type FigureByCode = (typeof listedFigures.byCode)[number]

/** A number of the overview: a figure or one of its codes, of all or of one reviewer, in a period. */
export interface CountedNumber {
  readonly figure: ListedFigure
  readonly code?: string
  readonly reviewerId?: string
  readonly from: string
  readonly to: string
}

export const listOf = ({ figure, code, reviewerId, from, to }: CountedNumber): string =>
  `/overview/applications?${new URLSearchParams({
    figure,
    ...(code === undefined ? {} : { code }),
    ...(reviewerId === undefined ? {} : { reviewerId }),
    from,
    to,
  })}`

export const isByCode = (figure: string): figure is FigureByCode =>
  listedFigures.byCode.some(each => each === figure)

/** Whether the figure is of one reviewer, or of all. */
function mayBeOf(figure: ListedFigure, reviewerId: string | undefined): boolean {
  const isOf = (names: readonly string[]) => names.includes(figure)
  if (reviewerId === undefined) return !isOf(listedFigures.ofReviewer)
  return isOf(listedFigures.ofReviewer) || isOf(listedFigures.byOutcome)
}

/** The number in an address. What is missing or unknown is replaced: an address can be edited. */
export function numberOf(search: URLSearchParams, now: string): CountedNumber {
  const dayIn = (name: string, otherwise: string) => {
    const day = search.get(name) ?? ''
    return isRealDate(day) ? day : otherwise
  }
  const to = dayIn('to', localDate(now, 'UTC'))
  const named = figures.find(each => each === search.get('figure')) ?? 'submitted'
  const code = search.get('code') ?? undefined
  const reviewerId = search.get('reviewerId') ?? undefined
  const isKnown = isByCode(named) === (code !== undefined) && mayBeOf(named, reviewerId)
  const figure = isKnown ? named : 'submitted'
  return {
    figure,
    from: dayIn('from', addDays(to, -6)),
    to,
    ...(code === undefined || !isByCode(figure) ? {} : { code }),
    ...(reviewerId === undefined || !isKnown ? {} : { reviewerId }),
  }
}
