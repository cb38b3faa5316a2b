import { exifSegment, exifTime } from '../transfer/exif.ts'

/** High, because a reviewer reads small print. */
const quality = 0.95

/** The present picture of a camera as a JPEG that says when it was taken. It is not cropped to the frame. */
export async function takePhoto(video: HTMLVideoElement, at: Date): Promise<File> {
  const canvas = document.createElement('canvas')
  canvas.width = video.videoWidth
  canvas.height = video.videoHeight
  canvas.getContext('2d')?.drawImage(video, 0, 0)
  const jpeg = await new Promise<Blob | null>(resolve => canvas.toBlob(resolve, 'image/jpeg', quality))
  if (jpeg === null) throw new Error('The camera gave no picture')
  const segment = new Uint8Array(exifSegment(exifTime(at)))
  return new File([jpeg.slice(0, 2), segment, jpeg.slice(2)], 'photo.jpg', { type: 'image/jpeg' })
}
