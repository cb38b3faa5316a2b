import { DOMParser, onErrorStopParsing } from '@xmldom/xmldom'
import ExifReader from 'exifreader'
import type { OriginMetadata } from '../../domain/measurements.ts'
import { conversionIn } from '../../domain/photo-conversions.ts'
import { editingSoftwareIn } from './editing-software.ts'

/** The field may have any text, so only texts that look like device names are kept. */
const deviceName = /^[\p{L}\p{N}][\p{L}\p{N} .,()+/_-]{0,63}$/u

function cameraOf(make: string, model: string): string | undefined {
  const name = model.toLowerCase().startsWith(make.toLowerCase()) ? model : `${make} ${model}`
  const trimmed = name.replace(/\0/g, '').replace(/\s+/g, ' ').trim()
  return deviceName.test(trimmed) ? trimmed : undefined
}

/** Converts EXIF's `2026:05:31 10:20:30` and `+08:00` to RFC 3339; undefined for an invalid time. */
function timeOf(dateTime: string, offset: string): string | undefined {
  const [, year, month, day, time] =
    /^(\d{4}):(\d\d):(\d\d) ((?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d)/.exec(dateTime) ?? []
  const local = `${year}-${month}-${day}T${time}`
  const instant = new Date(`${local}Z`)
  if (time === undefined || Number.isNaN(instant.getTime())) return undefined
  if (instant.toISOString().slice(0, local.length) !== local) return undefined
  return /^[+-](?:0\d|1[0-4]):[0-5]\d$/.test(offset) ? local + offset : local
}

type Groups = Readonly<Record<string, unknown>>

/** The text of a tag in any group, or an empty text. */
function textOf(groups: Groups, group: string, name: string): string {
  const tags = groups[group]
  if (typeof tags !== 'object' || tags === null) return ''
  const tag: unknown = (tags as Groups)[name]
  if (typeof tag !== 'object' || tag === null || !('description' in tag)) return ''
  return typeof tag.description === 'string' ? tag.description.slice(0, 200) : ''
}

function readGroups(bytes: Buffer): Groups {
  try {
    // In a bundle, the library does not find its XML parser by itself.
    const domParser = new DOMParser({ onError: onErrorStopParsing })
    return ExifReader.load(bytes, { expanded: true, domParser }) as Groups
  } catch {
    // Damaged metadata is common in sound pictures.
    return {}
  }
}

/** The programs in the history of an XMP packet. Their structure varies, so the text is searched. */
function historyOf(groups: Groups): string {
  const { xmp } = groups
  if (typeof xmp !== 'object' || xmp === null || !('_raw' in xmp) || typeof xmp._raw !== 'string') return ''
  const agents = xmp._raw.slice(0, 256 * 1024).matchAll(/softwareAgent(?:="|>)([^"<]{1,200})/g)
  return [...agents].map(([, name = '']) => name).join('\n')
}

/** The origin of a photo by its EXIF, XMP and PNG texts. */
export function photoOrigin(bytes: Buffer): OriginMetadata {
  const groups = readGroups(bytes)
  const camera = cameraOf(textOf(groups, 'exif', 'Make'), textOf(groups, 'exif', 'Model'))
  const software = [
    textOf(groups, 'exif', 'Software'),
    textOf(groups, 'exif', 'ProcessingSoftware'),
    textOf(groups, 'xmp', 'CreatorTool'),
    textOf(groups, 'xmp', 'Software'),
    textOf(groups, 'pngText', 'Software'),
    historyOf(groups),
  ].join('\n')
  const editingSoftware = editingSoftwareIn(software)
  const converted = conversionIn(textOf(groups, 'exif', 'Software'))
  const capturedAt = timeOf(
    textOf(groups, 'exif', 'DateTimeOriginal'),
    textOf(groups, 'exif', 'OffsetTimeOriginal'),
  )
  return {
    ...(camera === undefined ? {} : { camera }),
    ...(editingSoftware === undefined ? {} : { editingSoftware }),
    ...(converted === undefined ? {} : { converted }),
    ...(capturedAt === undefined ? {} : { capturedAt }),
  }
}
