import type { Schemas } from '@realname/client'
import { fitted, type NamedPlace, type View, wholePage } from './view.ts'

/** Indexes of a file and of its page. */
interface Shown {
  readonly file: number
  readonly page: number
}

/** A page, and a place on it if there is one to zoom to. */
export interface Spot extends Shown {
  readonly at?: NamedPlace
}

/** A face, or the certificate in the photo of the holder. */
export interface PageMark extends Shown, NamedPlace {
  readonly kind: 'FACE' | 'CERTIFICATE'
}

export type PaneNumber = 0 | 1

export interface ViewerState {
  readonly compare: boolean
  /** The pane that the keyboard shortcuts control. */
  readonly active: PaneNumber
  readonly shown: readonly [Shown, Shown]
  /** The view of each page in each pane, kept while other pages are shown. */
  readonly views: Readonly<Record<string, View>>
  /** What is shown as long as the pointer or the focus is on its name. */
  readonly pointedAt?: Spot | undefined
  /** Whether faces and the certificate are marked. */
  readonly marks: boolean
  /** Whether both panes are moved, zoomed and turned together. */
  readonly together: boolean
}

export type ViewerAction =
  | { readonly do: 'show'; readonly pane: PaneNumber; readonly what: Shown }
  | {
      readonly do: 'step'
      readonly by: 1 | -1
      readonly files: readonly Pick<Schemas['ReviewFile'], 'pages'>[]
    }
  | { readonly do: 'activate'; readonly pane: PaneNumber }
  | { readonly do: 'compare' }
  | { readonly do: 'marks' }
  | { readonly do: 'together' }
  | { readonly do: 'point'; readonly at: Spot | undefined }
  | { readonly do: 'goTo'; readonly spot: Spot }
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
  marks: true,
  together: false,
})

const viewKey = (pane: PaneNumber, { file, page }: Shown): string => `${pane} ${file} ${page}`

export const viewOf = (state: ViewerState, pane: PaneNumber): View =>
  state.views[viewKey(pane, state.shown[pane])] ?? wholePage

const withShown = (state: ViewerState, pane: PaneNumber, what: Shown): ViewerState => ({
  ...state,
  active: pane,
  shown: pane === 0 ? [what, state.shown[1]] : [state.shown[0], what],
})

function stepPage(
  state: ViewerState,
  by: 1 | -1,
  files: readonly Pick<Schemas['ReviewFile'], 'pages'>[],
): ViewerState {
  const all = files.flatMap(({ pages }, file) => pages.map((_, page) => ({ file, page })))
  const at = state.shown[state.active]
  const now = all.findIndex(({ file, page }) => file === at.file && page === at.page)
  const next = all[(now + by + all.length) % all.length]
  return next === undefined ? state : withShown(state, state.active, next)
}

const isShownIn = ({ shown }: ViewerState, pane: PaneNumber, { file, page }: Shown) =>
  shown[pane].file === file && shown[pane].page === page

const withoutPlace = ({ asked: _asked, awaitsFrame: _awaits, ...view }: View): View => view

/** Shows the spot in the pane that has its page already, otherwise in the first one. */
function goTo(state: ViewerState, { file, page, at }: Spot): ViewerState {
  const pane = state.compare && isShownIn(state, 1, { file, page }) ? 1 : 0
  const key = viewKey(pane, { file, page })
  const views = Object.fromEntries(Object.entries(state.views).map(([of, view]) => [of, withoutPlace(view)]))
  const view: View = {
    ...fitted(state.views[key] ?? wholePage),
    ...(at === undefined ? {} : { asked: at }),
    awaitsFrame: true,
  }
  return withShown({ ...state, views: { ...views, [key]: view } }, pane, { file, page })
}

/** Changes the view of a pane, and of the other one if they are moved together. */
function look(state: ViewerState, pane: PaneNumber, change: (view: View) => View): ViewerState {
  const panes: readonly PaneNumber[] = state.together && state.compare ? [0, 1] : [pane]
  const changed = panes.map(each => [viewKey(each, state.shown[each]), change(viewOf(state, each))])
  return { ...state, active: pane, views: { ...state.views, ...Object.fromEntries(changed) } }
}

/** The state with the spot that is pointed at. */
export const displayed = (state: ViewerState): ViewerState =>
  state.pointedAt === undefined ? state : { ...goTo(state, state.pointedAt), pointedAt: state.pointedAt }

export function viewerReducer(
  { pointedAt: _before, ...state }: ViewerState,
  action: ViewerAction,
): ViewerState {
  switch (action.do) {
    case 'point':
      return action.at === undefined ? state : { ...state, pointedAt: action.at }
    case 'goTo':
      return goTo(state, action.spot)
    case 'marks':
      return { ...state, marks: !state.marks }
    case 'together':
      return { ...state, together: !state.together }
    case 'show':
      return withShown(state, action.pane, action.what)
    case 'step':
      return stepPage(state, action.by, action.files)
    case 'activate':
      return state.active === action.pane ? state : { ...state, active: action.pane }
    case 'compare':
      return { ...state, compare: !state.compare, active: 0 }
    case 'look':
      return look(state, action.pane, action.change)
  }
}
