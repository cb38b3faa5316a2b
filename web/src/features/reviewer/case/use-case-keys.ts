import type { Dispatch } from 'react'
import type { DecisionOutcome } from '#domain/application.ts'
import type { DecisionDraft } from '../decision/decision-draft.ts'
import { useKeys } from '../keys.tsx'
import type { ReviewFile } from '../queries/reviews.ts'
import { fit, rotate, type View, zoom, zoomStep } from '../viewer/view.ts'
import { type Spot, type ViewerAction, type ViewerState, viewOf } from '../viewer/viewer-state.ts'

interface Keyed {
  readonly viewer: ViewerState
  readonly dispatch: Dispatch<ViewerAction>
  readonly files: readonly ReviewFile[]
  /** The entered details that were read on a picture. */
  readonly readSpots: readonly Spot[]
  readonly draft: DecisionDraft
  readonly onDraft: (draft: DecisionDraft) => void
  readonly onHelp: () => void
}

/** The keyboard shortcuts of the workbench. */
export function useCaseKeys({ viewer, dispatch, files, readSpots, draft, onDraft, onHelp }: Keyed): void {
  const { active } = viewer
  const look = (change: (view: View) => View) => dispatch({ do: 'look', pane: active, change })
  const choose = (outcome: DecisionOutcome) => onDraft({ ...draft, outcome })
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
    fit: () => look(fit),
    rotate: () => look(rotate),
    nextRead: nextRead === undefined ? undefined : () => dispatch({ do: 'goTo', spot: nextRead }),
    marks: () => dispatch({ do: 'marks' }),
    approve: () => choose('APPROVE'),
    requestRetry: () => choose('REQUEST_RETRY'),
    reject: () => choose('REJECT'),
    help: onHelp,
  })
}
