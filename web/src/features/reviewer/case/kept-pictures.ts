import type { Review } from '@realname/client'

/** Pictures are kept until their addresses have less than this time left. */
const renewedWithin = 60_000

/**
 * A case that was read again, with the addresses of its pictures as they were while these are valid. Otherwise each read would
 * load all pictures again.
 */
export function withKeptPictures(before: Review | undefined, after: Review, now: number): Review {
  const { files } = after
  if (files === undefined) return after
  const kept = new Map(
    before?.files
      ?.filter(({ urlsExpireAt }) => Date.parse(urlsExpireAt) - now > renewedWithin)
      .map(file => [file.documentId, file]),
  )
  return {
    ...after,
    files: files.map(file => {
      const { pages, urlsExpireAt } = kept.get(file.documentId) ?? file
      return { ...file, pages, urlsExpireAt }
    }),
  }
}
