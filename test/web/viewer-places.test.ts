import { describe, expect, test } from '@jest/globals'
import {
  placeInFrame,
  rotate,
  type View,
  wholePage,
  within,
  zoom,
} from '#web/features/reviewer/viewer/view.ts'
import {
  displayed,
  type Spot,
  type ViewerState,
  viewerAt,
  viewerReducer,
  viewOf,
} from '#web/features/reviewer/viewer/viewer-state.ts'

// The page fills the frame without a turn.
const frame = { width: 400, height: 200, pageWidth: 800, pageHeight: 400 }
const place = { x: 0.5, y: 0.25, width: 0.25, height: 0.1 }
const asked = { place, name: 'Number' }
const awaiting: View = { ...wholePage, asked, awaitsFrame: true }

const middleOf = ({ left, top, width, height }: ReturnType<typeof placeInFrame>) => [
  left + width / 2,
  top + height / 2,
]

describe('a place on a page', () => {
  test.each([
    [0, { left: 200, top: 50, width: 100, height: 20 }],
    // The turned page is 100 by 200 pixels, in the middle of the frame.
    [1, { left: 215, top: 100, width: 10, height: 50 }],
    [2, { left: 100, top: 130, width: 100, height: 20 }],
    [3, { left: 175, top: 50, width: 10, height: 50 }],
  ] as const)('is found in the frame after %i quarter turns', (turns, rectangle) => {
    const found = placeInFrame(place, frame, { ...wholePage, turns })
    for (const [side, pixels] of Object.entries(rectangle))
      expect(found[side as keyof typeof rectangle]).toBeCloseTo(pixels)
  })

  test.each([0, 1, 2, 3] as const)('is zoomed to the middle of the frame after %i quarter turns', turns => {
    const square = { width: 400, height: 400, pageWidth: 800, pageHeight: 800 }
    const near = { place: { x: 0.3, y: 0.4, width: 0.2, height: 0.05 }, name: 'Number' }
    const view = within({ ...awaiting, asked: near, turns }, square)
    expect(view.zoom).toBeGreaterThan(1.5)
    const shown = placeInFrame(near.place, square, view)
    expect(middleOf(shown)[0]).toBeCloseTo(200)
    expect(middleOf(shown)[1]).toBeCloseTo(200)
    expect(Math.max(shown.width, shown.height)).toBeLessThanOrEqual(400)
  })

  test('at the edge of the page is zoomed to without leaving the page', () => {
    const corner = { place: { x: 0, y: 0, width: 0.2, height: 0.1 }, name: 'Name' }
    const view = within({ ...awaiting, asked: corner }, frame)
    expect(placeInFrame({ x: 0, y: 0, width: 1, height: 1 }, frame, view)).toMatchObject({ left: 0, top: 0 })
  })

  test('that fills the page is shown with the whole page', () => {
    const all = { place: { x: 0, y: 0, width: 1, height: 1 }, name: 'Certificate' }
    expect(within({ ...awaiting, asked: all }, frame)).toMatchObject({ zoom: 1, x: 0, y: 0 })
  })

  test('waits until the size of the frame is known', () => {
    expect(within(awaiting, { ...frame, width: 0, height: 0 })).toMatchObject({ awaitsFrame: true })
    expect(within(awaiting, frame)).not.toHaveProperty('awaitsFrame')
  })

  test('stays framed while the page is zoomed, and is zoomed to again after a turn', () => {
    const view = within(awaiting, frame)
    expect(zoom(view, 1.5).asked).toEqual(asked)
    expect(rotate(view)).toEqual({ ...wholePage, turns: 1, asked, awaitsFrame: true })
  })
})

describe('the viewer', () => {
  const onBack: Spot = { file: 1, page: 0, at: asked }
  const onHolder: Spot = { file: 2, page: 0, at: asked }
  const look = (state: ViewerState, change: (view: View) => View) =>
    viewerReducer(state, { do: 'look', pane: 0, change })

  test('shows a place in the first pane, or in the pane that has its page already', () => {
    const state = viewerAt(3, true)
    const back = viewerReducer(state, { do: 'goTo', spot: onBack })
    expect(back.shown[0]).toEqual({ file: 1, page: 0 })
    expect(viewOf(back, 0)).toEqual(awaiting)
    const holder = viewerReducer(state, { do: 'goTo', spot: onHolder })
    expect(holder.shown).toEqual(state.shown)
    expect(holder.active).toBe(1)
    expect(viewOf(holder, 1)).toEqual(awaiting)
  })

  test('keeps the turn of a page when it goes to a place on it', () => {
    const turned = look(viewerAt(1, false), rotate)
    const there = viewerReducer(turned, { do: 'goTo', spot: { file: 0, page: 0, at: asked } })
    expect(viewOf(there, 0)).toEqual({ ...awaiting, turns: 1 })
  })

  test('frames one place at a time', () => {
    const first = viewerReducer(viewerAt(3, true), { do: 'goTo', spot: onHolder })
    const second = viewerReducer(first, { do: 'goTo', spot: onBack })
    expect(viewOf(second, 1).asked).toBeUndefined()
    expect(viewOf(second, 0).asked).toEqual(asked)
  })

  test('shows what is pointed at, and then what it showed before', () => {
    const state = look(viewerAt(3, true), view => zoom(view, 2))
    const pointing = viewerReducer(state, { do: 'point', at: onBack })
    expect(displayed(pointing).shown[0]).toEqual({ file: 1, page: 0 })
    expect(displayed(viewerReducer(pointing, { do: 'point', at: undefined }))).toEqual(state)
  })

  test('goes to a whole page without framing a place', () => {
    const there = viewerReducer(viewerAt(3, false), { do: 'goTo', spot: { file: 2, page: 0 } })
    expect(there.shown[0]).toEqual({ file: 2, page: 0 })
    expect(within(viewOf(there, 0), frame)).toEqual(wholePage)
  })
})
