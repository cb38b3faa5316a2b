import type { Dispatch } from 'react'
import { useKeys } from '../keys.tsx'
import type { ReviewFile } from '../queries/reviews.ts'
import { fitted, raiseContrast, rotate, type View, zoom, zoomStep } from '../viewer/view.ts'
import { type Spot, type ViewerAction, type ViewerState, viewOf } from '../viewer/viewer-state.ts'

interface Keyed {
  readonly viewer: ViewerState
  readonly dispatch: Dispatch<ViewerAction>
  readonly files: readonly ReviewFile[]
  /** The entered details that were read on a picture. */
  readonly readSpots: readonly Spot[]
  /** Stops or resumes opening the next case by itself, if it does. */
  readonly onPause?: (() => void) | undefined
  readonly onHelp: () => void
}

/** The keyboard shortcuts of the workbench, without those of its decision. */
export function useCaseKeys({ viewer, dispatch, files, readSpots, onPause, onHelp }: Keyed): void {
  const { active } = viewer
  const look = (change: (view: View) => View) => dispatch({ do: 'look', pane: active, change })
  const asked = viewOf(viewer, active).asked
  const nextRead =
    readSpots[(readSpots.findIndex(({ at }) => at?.name === asked?.name) + 1) % readSpots.length]
  useKeys('case', {
    next: () => dispatch({ do: 'step', by: 1, files }),
    previous: () => dispatch({ do: 'step', by: -1, files }),
    otherPane: () => {
      if (viewer.compare) dispatch({ do: 'activate', pane: active === 0 ? 1 : 0 })
    },
    compare: () => dispatch({ do: 'compare' }),
    zoomIn: () => look(view => zoom(view, zoomStep)),
    zoomOut: () => look(view => zoom(view, 1 / zoomStep)),
    fit: () => look(fitted),
    rotate: () => look(rotate),
    nextRead: nextRead === undefined ? undefined : () => dispatch({ do: 'goTo', spot: nextRead }),
    marks: () => dispatch({ do: 'marks' }),
    together: () => {
      if (viewer.compare) dispatch({ do: 'together' })
    },
    contrast: () => look(raiseContrast),
    pause: onPause,
    help: onHelp,
  })
}
