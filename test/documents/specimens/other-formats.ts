import { drawScene } from './scene.ts'
import type { BadSpecimen } from './specimen.ts'

/** Pictures of other formats with the name of an accepted one. */
const renamed = (
  format: string,
  contentType: BadSpecimen['contentType'],
  make: BadSpecimen['make'],
): BadSpecimen => ({ name: `${format} renamed`, contentType, refusal: 'FORMAT_NOT_SUPPORTED', make })

export const otherFormats: readonly BadSpecimen[] = [
  renamed('GIF', 'image/png', () => drawScene().gif().toBuffer()),
  renamed('WebP', 'image/jpeg', () => drawScene().webp().toBuffer()),
  renamed('TIFF', 'image/bmp', () => drawScene().tiff().toBuffer()),
  renamed('HEIC', 'image/jpeg', () =>
    Buffer.concat([Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'), Buffer.alloc(4000, 1)]),
  ),
  renamed('SVG', 'image/png', () =>
    Buffer.from(
      '<svg xmlns="http://www.w3.org/2000/svg" width="640" height="480"><rect width="9" height="9"/></svg>',
    ),
  ),
  renamed('HTML', 'application/pdf', () => Buffer.from('<!doctype html><script>alert(1)</script>')),
  renamed('a Windows program', 'image/jpeg', () =>
    Buffer.concat([Buffer.from('MZ\x90\0', 'latin1'), Buffer.alloc(4000)]),
  ),
]
