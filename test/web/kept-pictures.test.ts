import { expect, test } from '@jest/globals'
import type { Review } from '@realname/client'
import { withKeptPictures } from '#web/features/reviewer/case/kept-pictures.ts'

const now = Date.parse('2026-11-23T02:00:00.000Z')
const inSeconds = (seconds: number) => new Date(now + seconds * 1000).toISOString()

const read = (url: string, seconds: number, documentId = 'one') => {
  const pages = [{ width: 1, height: 1, previewUrl: url, thumbnailUrl: url }]
  return { attempt: 2, files: [{ documentId, pages, urlsExpireAt: inSeconds(seconds) }] } as unknown as Review
}
const urlOf = ({ files = [] }: Review) => files.map(({ pages }) => pages[0]?.previewUrl)

test('a case that is read again keeps the addresses of pictures that are valid for a while', () => {
  expect(urlOf(withKeptPictures(read('old', 200), read('new', 300), now))).toEqual(['old'])
  expect(urlOf(withKeptPictures(read('old', 60), read('new', 300), now))).toEqual(['new'])
  expect(urlOf(withKeptPictures(read('old', 200, 'two'), read('new', 300), now))).toEqual(['new'])
  expect(urlOf(withKeptPictures(undefined, read('new', 300), now))).toEqual(['new'])
})

test('everything else of the case is new', () => {
  const before = { attempt: 1 } as Review
  expect(withKeptPictures(read('old', 200), before, now)).toBe(before)
  expect(withKeptPictures(before, read('new', 300), now)).toEqual(read('new', 300))
})
