import { describe, expect, test } from '@jest/globals'
import {
  contrastFilter,
  fitted,
  pinch,
  raiseContrast,
  rotate,
  wholePage,
  zoom,
} from '#web/features/reviewer/viewer/view.ts'
import {
  type ViewerAction,
  type ViewerState,
  viewerAt,
  viewerReducer,
  viewOf,
} from '#web/features/reviewer/viewer/viewer-state.ts'

const stateAfter = (state: ViewerState, ...actions: ViewerAction[]) => actions.reduce(viewerReducer, state)

const turn: ViewerAction = { do: 'look', pane: 0, change: rotate }

describe('two pictures', () => {
  test('are moved together while that is on, each from its own view', () => {
    const state = stateAfter(
      viewerAt(2, true),
      { do: 'look', pane: 1, change: rotate },
      { do: 'together' },
      turn,
      { do: 'together' },
      turn,
    )
    expect([viewOf(state, 0).turns, viewOf(state, 1).turns]).toEqual([2, 2])
  })

  test('are not both moved while one is shown', () => {
    const state = stateAfter(viewerAt(2, false), { do: 'together' }, turn, { do: 'compare' })
    expect([viewOf(state, 0).turns, viewOf(state, 1).turns]).toEqual([1, 0])
  })
})

test('contrast has two steps, stays when the picture is turned or fitted, and belongs to one picture', () => {
  const once = raiseContrast(wholePage)
  const twice = raiseContrast(once)
  expect([once, twice].map(contrastFilter)).toEqual(['contrast(1.6)', 'contrast(2.6)'])
  expect(fitted(rotate(zoom(twice, 2)))).toMatchObject({ turns: 1, contrast: 2, zoom: 1 })
  expect(contrastFilter(raiseContrast(twice))).toBeUndefined()
  const state = stateAfter(viewerAt(2, true), { do: 'look', pane: 0, change: raiseContrast })
  expect(contrastFilter(viewOf(state, 1))).toBeUndefined()
})

test('two fingers zoom around their middle and move the picture with it', () => {
  const apart = pinch(
    wholePage,
    [
      { x: -50, y: 0 },
      { x: 50, y: 0 },
    ],
    [
      { x: -100, y: 20 },
      { x: 100, y: 20 },
    ],
  )
  expect(apart).toMatchObject({ zoom: 2, x: 0, y: 20 })
})
