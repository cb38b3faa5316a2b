import type { RetentionPeriods } from '../../../domain/content.ts'
import { readEnvironment } from '../environment.ts'

export function retention(): { retention: RetentionPeriods } {
  const settings = readEnvironment(['RETENTION_IMAGES_DAYS', 'RETENTION_PERSONAL_FIELDS_DAYS'])
  return {
    retention: {
      images: settings.RETENTION_IMAGES_DAYS,
      'personal-fields': settings.RETENTION_PERSONAL_FIELDS_DAYS,
    },
  }
}
