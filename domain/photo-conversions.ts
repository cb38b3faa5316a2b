/**
 * How the web client changes a photo that it cannot upload unchanged, by the text that it writes into EXIF's `Software`.
 * `HEIC`: decoded and saved as a JPEG. `REDUCED`: larger than the limit, saved again with fewer bytes.
 */
export const photoConversions = {
  HEIC: 'Realname: converted from HEIC',
  REDUCED: 'Realname: reduced in size',
} as const

export type PhotoConversion = keyof typeof photoConversions

export const photoConversionNames = Object.keys(photoConversions) as [PhotoConversion, ...PhotoConversion[]]

/** The conversion that a file's `Software` states; undefined for any other text. */
export const conversionIn = (software: string): PhotoConversion | undefined =>
  photoConversionNames.find(name => photoConversions[name] === software.replace(/\0/g, '').trim())
