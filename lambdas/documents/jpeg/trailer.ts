import {
  isHuaweiLiveTrailer,
  isVivoTrailer,
  onePlusTrailerStart,
  samsungTrailerStart,
} from './maker-trailers.ts'
import { endOfMp4, isMp4At } from './mp4-boxes.ts'
import { isJpegAt, walkJpeg } from './walk.ts'

const zipDirectory = Buffer.from('PK\x05\x06', 'latin1')
const zipDirectoryReach = 22 + 0xffff

/**
 * Whether what follows a JPEG's end marker is what phones write there, and that only: zero padding, further JPEG images
 * (multi-picture format, gain and depth maps), an MP4 film (motion and live photos), the maker's own block.
 */
export function isPhoneTrailer(bytes: Buffer, start: number): boolean {
  if (bytes.indexOf(zipDirectory, Math.max(start, bytes.length - zipDirectoryReach)) !== -1) return false
  const end = samsungTrailerStart(bytes, start) ?? onePlusTrailerStart(bytes, start) ?? bytes.length
  const beforeMakersBlock = bytes.subarray(0, end)
  let at = start
  while (at < end) {
    if (isMp4At(bytes, at)) {
      const film = endOfMp4(bytes, at, end)
      if (film === undefined) return false
      if (film < end && isHuaweiLiveTrailer(bytes, film)) return true
      at = film
    } else if (bytes[at] === 0) {
      at += 1
    } else if (isJpegAt(bytes, at)) {
      const image = walkJpeg(beforeMakersBlock, at)
      if (typeof image === 'string') return false
      at = image.end
    } else {
      return isVivoTrailer(bytes, at)
    }
  }
  return true
}
