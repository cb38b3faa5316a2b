import { describe, expect, test } from '@jest/globals'
import { placeOnPreview, turns } from '../../../domain/evidence/document-reading.ts'

// A preview of 400 × 200 pixels with a mark at its upper left: 40 × 10 pixels at (20, 10).
const onPreview = { x: 0.05, y: 0.05, width: 0.1, height: 0.05 }

/** The mark after a clockwise turn of the preview, in pixels of the turned picture. */
const turned = {
  0: { width: 400, height: 200, mark: { x: 20, y: 10, width: 40, height: 10 } },
  90: { width: 200, height: 400, mark: { x: 180, y: 20, width: 10, height: 40 } },
  180: { width: 400, height: 200, mark: { x: 340, y: 180, width: 40, height: 10 } },
  270: { width: 200, height: 400, mark: { x: 10, y: 340, width: 10, height: 40 } },
} as const

describe('a place on a turned page', () => {
  test.each(turns)('is found again on the preview before a turn of %i°', turn => {
    const { mark, ...size } = turned[turn]
    const place = placeOnPreview(mark, { turn, ...size })
    expect(place.x).toBeCloseTo(onPreview.x, 10)
    expect(place.y).toBeCloseTo(onPreview.y, 10)
    expect(place.width).toBeCloseTo(onPreview.width, 10)
    expect(place.height).toBeCloseTo(onPreview.height, 10)
  })

  test('is found again on a preview that leans', () => {
    // Ten pixels right of the centre of a level page: below it, on one that leans by 90°.
    const place = placeOnPreview(
      { x: 205, y: 95, width: 10, height: 4 },
      { turn: 0, tilt: 90, width: 400, height: 200 },
    )
    expect(place.x).toBeCloseTo((200 + 3 - 2) / 400, 10)
    expect(place.y).toBeCloseTo((100 + 10 - 5) / 200, 10)
    expect(place.width).toBeCloseTo(4 / 400, 10)
    expect(place.height).toBeCloseTo(10 / 200, 10)
  })
})
