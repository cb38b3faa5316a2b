import type { PageImages } from '../../domain/document-ports.ts'
import type { DocumentMeasurements, OriginMetadata, PageMeasurements } from '../../domain/measurements.ts'

/** Unique words. */
export const sampleCamera = 'Zyklop 7'

/** A good photo's page. */
export function samplePage(changed: Partial<PageMeasurements> = {}): PageMeasurements {
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

export function sampleMeasurements(
  pages: readonly PageMeasurements[] = [samplePage()],
  origin: OriginMetadata = { camera: sampleCamera, capturedAt: '2026-11-23T09:58:00' },
): DocumentMeasurements {
  return { pages, origin }
}

export const sampleImages: PageImages = {
  preview: new TextEncoder().encode('a preview'),
  thumbnail: new TextEncoder().encode('a thumbnail'),
}
