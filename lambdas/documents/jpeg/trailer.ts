import { isFill } from '../fill.ts'
import {
  isHuaweiLiveTrailer,
  isVivoTrailer,
  onePlusTrailerStart,
  samsungTrailerStart,
} from './maker-trailers.ts'
import { isMp4At } from './mp4-boxes.ts'
import { endOfVideo } from './video.ts'
import { isEndMarkerAt, isJpegAt, walkJpeg } from './walk.ts'

const zipDirectory = Buffer.from('PK\x05\x06', 'latin1')
/** Maximum number of further pictures. Phones write a few. It bounds the work on a file with many tiny ones. */
const mostPictures = 100
const zipDirectoryReach = 22 + 0xffff

/**
 * Whether the data after a JPEG's end marker consists only of what phones append: fill bytes, a second end marker,
 * further JPEG images (multi-picture format, gain and depth maps), an MP4 video (motion and live photos), the
 * manufacturer's block.
 */
export function isPhoneTrailer(bytes: Buffer, start: number): boolean {
  if (bytes.indexOf(zipDirectory, Math.max(start, bytes.length - zipDirectoryReach)) !== -1) return false
  const end = samsungTrailerStart(bytes, start) ?? onePlusTrailerStart(bytes, start) ?? bytes.length
  const beforeMakersBlock = bytes.subarray(0, end)
  let at = start
  let pictures = 0
  while (at < end) {
    if (isMp4At(bytes, at)) {
      const videoEnd = endOfVideo(bytes, at, end)
      if (videoEnd === undefined) return false
      if (videoEnd < end && isHuaweiLiveTrailer(bytes, videoEnd)) return true
      at = videoEnd
    } else if (isJpegAt(bytes, at)) {
      pictures += 1
      if (pictures > mostPictures) return false
      const image = walkJpeg(beforeMakersBlock, at)
      if (typeof image === 'string' || !image.hasEndMarker) return false
      at = image.end
    } else if (isEndMarkerAt(bytes, at)) {
      at += 2
    } else if (isFill(bytes[at])) {
      at += 1
    } else {
      return isVivoTrailer(bytes, at)
    }
  }
  return true
}
