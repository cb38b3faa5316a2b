import { describe, expect, test } from '@jest/globals'
import { findCertificate } from '../../lambdas/evidence/certificate-place.ts'

const line = (text: string, x: number, y: number, width = 200) => ({
  text,
  place: { x, y, width, height: 20 },
  confidence: 0.95,
})
const face = (x: number, y: number, height: number) => ({
  place: { x, y, width: height, height },
  confidence: 0.9,
})

const holder = face(400, 100, 300)
const card = [
  line('姓名 张三', 300, 800),
  line('性别 女', 300, 850),
  line('住址 某某街道', 300, 900),
  line('110105199001019584', 300, 950, 400),
]

describe('the certificate in a photo of its holder', () => {
  test('is where lines with a number stand together', () => {
    expect(findCertificate(card, undefined, [holder])).toEqual({ x: 270, y: 770, width: 460, height: 230 })
  })

  test('includes the portrait beside its text', () => {
    const portrait = face(720, 800, 110)
    const place = findCertificate(card, undefined, [holder, portrait])
    expect(place?.x).toBe(270)
    expect((place?.x ?? 0) + (place?.width ?? 0)).toBe(860)
  })

  test('does not include text elsewhere in the picture', () => {
    const banner = line('WELCOME', 20, 20)
    expect(findCertificate([banner, ...card], undefined, [holder])?.y).toBe(770)
  })

  test('is found by its portrait where only a line was read', () => {
    expect(
      findCertificate([line('PASSPORT', 300, 800)], undefined, [holder, face(300, 840, 110)]),
    ).toBeDefined()
  })

  test.each([
    ['nothing', []],
    ['a word on a shirt', [line('HARVARD', 400, 700)]],
    ['a slogan of a few lines', [line('JUST', 400, 700), line('DO', 400, 730), line('IT', 400, 760)]],
    ['a number on a wall', [line('20261130', 100, 100)]],
  ])('is absent from a photo with %s', (_, lines) => {
    expect(findCertificate(lines, undefined, [holder])).toBeUndefined()
  })
})
