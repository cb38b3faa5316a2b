import { badBmps, goodBmps } from './bmp.ts'
import { badJpegs, goodJpegs } from './jpeg.ts'
import { otherFormats } from './other-formats.ts'
import { badPdfs, goodPdfs } from './pdf.ts'
import { badPngs, goodPngs } from './png.ts'
import type { GoodPhoto } from './scene.ts'
import type { BadSpecimen, GoodSpecimen } from './specimen.ts'

export const goodPhotos: readonly GoodPhoto[] = [...goodJpegs, ...goodPngs, ...goodBmps]
export const goodSpecimens: readonly GoodSpecimen[] = [...goodPhotos, ...goodPdfs]
export const badSpecimens: readonly BadSpecimen[] = [
  ...badJpegs,
  ...badPngs,
  ...badBmps,
  ...badPdfs,
  ...otherFormats,
]
