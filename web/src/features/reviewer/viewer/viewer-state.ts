import type { ReviewFile } from '../queries/reviews.ts'
import { type View, wholePage } from './view.ts'

/** Indexes of a file and of its page. */
interface Shown {
  readonly file: number
  readonly page: number
}

export type PaneNumber = 0 | 1

export interface ViewerState {
  readonly compare: boolean
  /** The pane that the keyboard shortcuts control. */
  readonly active: PaneNumber
  readonly shown: readonly [Shown, Shown]
  /** The view of each page in each pane, kept while other pages are shown. */
  readonly views: Readonly<Record<string, View>>
}

export type ViewerAction =
  | { readonly do: 'show'; readonly pane: PaneNumber; readonly what: Shown }
  | { readonly do: 'step'; readonly by: 1 | -1; readonly files: readonly Pick<ReviewFile, 'pages'>[] }
  | { readonly do: 'activate'; readonly pane: PaneNumber }
  | { readonly do: 'compare' }
  | { readonly do: 'look'; readonly pane: PaneNumber; readonly change: (view: View) => View }

/** The certificate is left. The holder is right and is the last file. */
export const viewerAt = (files: number, compare: boolean): ViewerState => ({
  compare: compare && files > 1,
  active: 0,
  shown: [
    { file: 0, page: 0 },
    { file: Math.max(0, files - 1), page: 0 },
  ],
  views: {},
})

const viewKey = (pane: PaneNumber, { file, page }: Shown): string => `${pane} ${file} ${page}`

export const viewOf = (state: ViewerState, pane: PaneNumber): View =>
  state.views[viewKey(pane, state.shown[pane])] ?? wholePage

const withShown = (state: ViewerState, pane: PaneNumber, what: Shown): ViewerState => ({
  ...state,
  active: pane,
  shown: pane === 0 ? [what, state.shown[1]] : [state.shown[0], what],
})

function stepPage(state: ViewerState, by: 1 | -1, files: readonly Pick<ReviewFile, 'pages'>[]): ViewerState {
  const all = files.flatMap(({ pages }, file) => pages.map((_, page) => ({ file, page })))
  const at = state.shown[state.active]
  const now = all.findIndex(({ file, page }) => file === at.file && page === at.page)
  const next = all[(now + by + all.length) % all.length]
  return next === undefined ? state : withShown(state, state.active, next)
}

export function viewerReducer(state: ViewerState, action: ViewerAction): ViewerState {
  switch (action.do) {
    case 'show':
      return withShown(state, action.pane, action.what)
    case 'step':
      return stepPage(state, action.by, action.files)
    case 'activate':
      return state.active === action.pane ? state : { ...state, active: action.pane }
    case 'compare':
      return { ...state, compare: !state.compare, active: 0 }
    case 'look': {
      const key = viewKey(action.pane, state.shown[action.pane])
      return {
        ...state,
        active: action.pane,
        views: { ...state.views, [key]: action.change(viewOf(state, action.pane)) },
      }
    }
  }
}
