import type { PageImages } from '../../domain/document-ports.ts'
import type { DocumentSignals, OriginSignals, PageSignals } from '../../domain/signals.ts'

/** Words that occur nowhere else. */
export const sampleCamera = 'Zyklop 7'

/** A good photo's page. */
export function samplePage(changed: Partial<PageSignals> = {}): PageSignals {
  return {
    width: 4000,
    height: 3000,
    sharpness: 1462,
    meanLightness: 130.5,
    darkShare: 0.05,
    glareShare: 0.0012,
    ...changed,
  }
}

export function sampleSignals(
  pages: readonly PageSignals[] = [samplePage()],
  origin: OriginSignals = { camera: sampleCamera, capturedAt: '2026-11-23T09:58:00' },
): DocumentSignals {
  return { pages, origin }
}

export const sampleImages: PageImages = {
  preview: new TextEncoder().encode('a preview'),
  thumbnail: new TextEncoder().encode('a thumbnail'),
}
